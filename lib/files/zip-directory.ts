/** Archives in the zip format, judged by their directory: nothing is unpacked. */

type BytesAt = (offset: number, length: number) => Promise<Buffer>;

const openXmlFrame = ["[content_types].xml", "_rels/.rels"];
const documents = [
  { name: "docx", frame: openXmlFrame, main: /^word\/document\d*\.xml$/ },
  { name: "xlsx", frame: openXmlFrame, main: /^xl\/workbook\d*\.xml$/ },
  { name: "pptx", frame: openXmlFrame, main: /^ppt\/presentation\d*\.xml$/ },
  { name: "OpenDocument", frame: ["mimetype", "meta-inf/manifest.xml"], main: /^content\.xml$/ },
] as const;

// Office keeps what is embedded as a document of its own kind or as a .bin: an archive or a program within by its name is there to be opened.
const withinRefused =
  /\.(zip|7z|rar|gz|tar|cab|iso|img|jar|exe|dll|com|scr|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|chm)$/;

/** What document an archive makes up; those of OpenDocument differ in what they declare, not in their parts. */
export type ZippedDocument = (typeof documents)[number]["name"];

// In this order: Office's macros, Excel's old macro sheets, a macro-enabled document within, OpenDocument's macros (not
// their indexes, which stand in documents without any).
const macros = [
  /(^|[/\\])vbaproject[^/\\]*\.bin$/,
  /^xl\/macrosheets\//,
  /\.(docm|dotm|xlsm|xltm|xlam|pptm|potm|ppsm|ppam)$/,
  /^(basic\/(?!(.*\/)?script-l[bc]\.xml$)|scripts\/).*[^/]$/,
];

/**
 * The document that a zip archive holds, by the names of its parts; null where the archive is broken, encrypted or
 * out of proportion, holds macros, an archive or a program, or makes up no document or several.
 */
export async function documentIn(bytesAt: BytesAt, size: number): Promise<ZippedDocument | null> {
  const entries = await zipEntries(bytesAt, size);
  if (!entries) return null;
  if (entries.some(({ name }) => [...macros, withinRefused].some((refused) => refused.test(name)))) return null;
  const names = entries.map((entry) => entry.name);
  const [document, ...others] = documents.filter(({ main }) => names.some((name) => main.test(name)));
  if (!document || others.length > 0 || !document.frame.every((name) => names.includes(name))) return null;
  const mainPart = entries.find(({ name }) => document.main.test(name));
  const isEncrypted = document.name === "OpenDocument" && mainPart && (await isEncryptedPart(bytesAt, mainPart));
  return isEncrypted ? null : document.name;
}

/** Whether programs open a file as a zip whatever it begins with: they look for the directory from its end. */
export async function opensAsZip(bytesAt: BytesAt, size: number): Promise<boolean> {
  return (await bytesAt(Math.max(0, size - endReach), endReach)).includes(endMark);
}

interface ZipEntry {
  /** In small letters: programs take names that differ in nothing else for the same. */
  readonly name: string;
  readonly isStored: boolean;
  /** Where its bytes begin in the archive. */
  readonly contentAt: number;
}

interface Listed {
  readonly name: string;
  readonly rawName: Buffer;
  readonly isStored: boolean;
  readonly headerAt: number;
  readonly packedSize: number;
  readonly unpackedSize: number;
}

const endMark = Buffer.from("PK\x05\x06", "latin1");
const endLength = 22;
const endReach = endLength + 0xffff;

const entriesAtMost = 10_000;
const directoryAtMost = 4 * 1024 ** 2;
const unpackedAtMost = 1024 ** 3;
const ratioAtMost = 200;
const ratioMattersAbove = 100_000_000;

/**
 * The entries of a zip archive as its central directory lists them; null where the file is not one whole, unencrypted
 * archive from its first byte to its last, or where it would unpack to more than anybody's document does.
 */
async function zipEntries(bytesAt: BytesAt, size: number): Promise<readonly ZipEntry[] | null> {
  const place = await directoryPlace(bytesAt, size);
  if (!place) return null;
  const listed = listedIn(await bytesAt(place.at, place.length), place.count);
  if (!listed || isBomb(listed)) return null;
  const names = new Set(listed.map((entry) => entry.name));
  if (names.size < listed.length || !listed.every((entry) => isPlainPath(entry.name))) return null;
  return withContents(bytesAt, listed, place.at);
}

interface Place {
  readonly at: number;
  readonly length: number;
  readonly count: number;
}

async function directoryPlace(bytesAt: BytesAt, size: number): Promise<Place | null> {
  const tail = await bytesAt(Math.max(0, size - endReach), endReach);
  const end = tail.subarray(Math.max(0, tail.lastIndexOf(endMark)));
  // A comment that does not fill the rest leaves bytes behind the archive, which two programs may read differently.
  if (end.length < endLength || !end.subarray(0, 4).equals(endMark)) return null;
  if (end.readUInt16LE(20) !== end.length - endLength || end.readUInt32LE(4) !== 0) return null;
  if (end.readUInt16LE(8) !== end.readUInt16LE(10)) return null;
  const short = { at: end.readUInt32LE(16), length: end.readUInt32LE(12), count: end.readUInt16LE(10) };
  const endAt = size - end.length;
  const long = await longPlace(bytesAt, endAt);
  if (long && !isSamePlace(short, long.place)) return null;
  const place = long?.place ?? short;
  const isNextToItsEnd = place.at + place.length === (long?.recordAt ?? endAt);
  const isWithinLimits = place.count <= entriesAtMost && place.length <= directoryAtMost;
  return isNextToItsEnd && isWithinLimits ? place : null;
}

/** Spreadsheet exporters write the 64-bit records for small files too. */
async function longPlace(bytesAt: BytesAt, endAt: number) {
  if (endAt < 76) return null;
  const locator = await bytesAt(endAt - 20, 20);
  if (locator.readUInt32LE() !== 0x07064b50) return null;
  const recordAt = Number(locator.readBigUInt64LE(8));
  const record = await bytesAt(Math.min(recordAt, endAt), 56);
  if (record.length < 56 || record.readUInt32LE() !== 0x06064b50) return null;
  const [count, length, at] = [32, 40, 48].map((field) => Number(record.readBigUInt64LE(field)));
  if (count === undefined || length === undefined || at === undefined) return null;
  return { recordAt, place: { at, length, count } };
}

/** Whether the short record says what the long one says, or leaves it to that. */
function isSamePlace(short: Place, long: Place): boolean {
  return (
    (short.at === long.at || short.at === 0xffffffff) &&
    (short.length === long.length || short.length === 0xffffffff) &&
    (short.count === long.count || short.count === 0xffff)
  );
}

function listedIn(directory: Buffer, count: number): Listed[] | null {
  const listed: Listed[] = [];
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
    if (nameLength === undefined || extraLength === undefined || noteLength === undefined) return null;
    const extraAt = at + 46 + nameLength;
    const entry = entryFrom(directory.subarray(at, extraAt), directory.subarray(extraAt, extraAt + extraLength));
    if (!entry) return null;
    listed.push(entry);
    at = extraAt + extraLength + noteLength;
  }
  return at === directory.length && listed.length === count ? listed : null;
}

function entryFrom(header: Buffer, extra: Buffer): Listed | null {
  const flags = header.readUInt16LE(8);
  const method = header.readUInt16LE(10);
  const isReadable = !isEncrypted(flags) && (method === 0 || method === 8) && header.readUInt16LE(34) === 0;
  if (!isReadable) return null;
  const wide = wideFields(extra);
  const [unpackedSize, packedSize, headerAt] = [24, 20, 42].map((field) => {
    const value = header.readUInt32LE(field);
    return value === 0xffffffff ? wide.shift() : value;
  });
  if (unpackedSize === undefined || packedSize === undefined || headerAt === undefined) return null;
  const isStored = method === 0;
  if (isStored && packedSize !== unpackedSize) return null;
  const rawName = header.subarray(46);
  const name = rawName.toString(flags & 0x800 ? "utf8" : "latin1").toLowerCase();
  return { name, rawName, isStored, headerAt, packedSize, unpackedSize };
}

/** By bit: encrypted, strongly encrypted, with an encrypted directory. */
function isEncrypted(flags: number): boolean {
  return (flags & 0x2041) !== 0;
}

/** The 64-bit numbers of an entry, in the order of the short ones that leave their value to them. */
function wideFields(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 0x0001) continue;
    const fields = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    return [0, 8, 16]
      .filter((field) => field + 8 <= fields.length)
      .map((field) => Number(fields.readBigUInt64LE(field)));
  }
  return [];
}

function isBomb(listed: readonly Listed[]): boolean {
  const unpacked = listed.reduce((sum, entry) => sum + entry.unpackedSize, 0);
  const packed = listed.reduce((sum, entry) => sum + entry.packedSize, 0);
  return unpacked > unpackedAtMost || (unpacked > ratioMattersAbove && unpacked > packed * ratioAtMost);
}

function isPlainPath(name: string): boolean {
  return name !== "" && !name.includes("\0") && !/^[/\\]|(^|[/\\])\.\.([/\\]|$)/.test(name);
}

/**
 * The entries with the place of their bytes; null where an entry's own header says something else than the directory,
 * or where entries overlap: some programs read the one, some the other.
 */
async function withContents(bytesAt: BytesAt, listed: Listed[], directoryAt: number): Promise<ZipEntry[] | null> {
  const inOrder = listed.toSorted((one, other) => one.headerAt - other.headerAt);
  if (inOrder[0]?.headerAt !== 0) return null;
  const entries: ZipEntry[] = [];
  let free = 0;
  for (const { name, rawName, isStored, headerAt, packedSize } of inOrder) {
    if (headerAt < free || headerAt > directoryAt) return null;
    const header = await bytesAt(headerAt, 30 + rawName.length);
    if (header.length < 30 || header.readUInt32LE() !== 0x04034b50 || isEncrypted(header.readUInt16LE(6))) return null;
    if (header.readUInt16LE(26) !== rawName.length || !header.subarray(30).equals(rawName)) return null;
    const contentAt = headerAt + 30 + rawName.length + header.readUInt16LE(28);
    free = contentAt + packedSize;
    entries.push({ name, isStored, contentAt });
  }
  return free <= directoryAt ? entries : null;
}

/** OpenDocument encrypts each part by itself and keeps it uncompressed, so that the archive looks like any other. */
async function isEncryptedPart(bytesAt: BytesAt, { isStored, contentAt }: ZipEntry): Promise<boolean> {
  if (!isStored) return false;
  const opening = await bytesAt(contentAt, 64);
  return !opening.toString("utf8").trimStart().startsWith("<");
}
