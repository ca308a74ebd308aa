import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import { type Entry, getFileNameLowLevel, validateFileName, type ZipFile } from "yauzl";
import { type FileContent, nullIfMalformed } from "./file-content.ts";
import type { ContentProblem } from "./refusals.ts";

export interface ZipEntry {
  /** In lower case, since Windows and Office treat names that differ only in case as the same. */
  readonly name: string;
  readonly isCompressed: boolean;
  /** Where the data of the entry begins in the archive, in bytes. */
  readonly dataStart: number;
  /** The length of its data in the archive. */
  readonly compressedSize: number;
  /** The length that the directory declares for its data, unpacked. */
  readonly uncompressedSize: number;
}

/**
 * The entries of a zip archive, read from its central directory without unpacking anything. Instead, the problem where
 * the file is not one complete, unencrypted archive from its first byte to its last, where two programs could read it
 * differently, or where it would unpack to more than a document does. Throws what the file system throws.
 */
export async function readZipDirectory(content: FileContent): Promise<readonly ZipEntry[] | ContentProblem> {
  let problem: ContentProblem = "damaged";
  const read = readCheckedEntries(content).catch((error: unknown) => {
    if (error instanceof ZipProblem) problem = error.problem;
    throw error;
  });
  return (await nullIfMalformed(read)) ?? problem;
}

/** The data of an entry, unpacked; null where it is longer than `most` bytes, or malformed. */
export async function readZipEntry(content: FileContent, entry: ZipEntry, most: number): Promise<Buffer | null> {
  if (entry.compressedSize > most) return null;
  const data = await content.bytesAt(entry.dataStart, entry.compressedSize);
  return entry.isCompressed ? nullIfMalformed(unpack(data, { maxOutputLength: most })) : data;
}

const unpack = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw);

/** Whether a file begins as a zip archive does. */
export async function beginsAsZip({ bytesAt }: FileContent): Promise<boolean> {
  return ["PK\x03\x04", "PK\x05\x06"].includes((await bytesAt(0, 4)).toString("latin1"));
}

/** Whether programs recognise a file as a zip archive by its end, even if its beginning says otherwise. */
export async function isZipArchive({ openZip }: FileContent): Promise<boolean> {
  const zip = await nullIfMalformed(openZip());
  zip?.close();
  return zip !== null;
}

interface LocatedEntry extends ZipEntry {
  readonly headerStart: number;
}

const MAX_ENTRIES = 10_000;
const MAX_UNPACKED = 1024 ** 3;
const MAX_RATIO = 200;
// Small documents hold blank pictures that compress by more than the ratio.
const RATIO_APPLIES_ABOVE = 100_000_000;

async function readCheckedEntries(content: FileContent): Promise<readonly ZipEntry[]> {
  const zip = await content.openZip({ decodeStrings: false });
  try {
    assertZip(zip.entryCount <= MAX_ENTRIES, "too many entries", "too much inside");
    const directoryStart = cursorOf(zip);
    const entries: LocatedEntry[] = [];
    for await (const entry of zip.eachEntry()) entries.push(await readEntry(zip, entry));
    assertZip(new Set(entries.map(({ name }) => name)).size === entries.length, "a name is listed twice");
    assertSmallUnpacked(entries);
    assertContiguous(entries, directoryStart);
    await assertEndsAfterDirectory(content, zip, directoryStart);
    return entries;
  } finally {
    zip.close();
  }
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<LocatedEntry> {
  assertZip(!entry.isEncrypted(), "an entry is encrypted", "locked");
  assertZip(entry.canDecodeFileData(), "an entry is compressed in a way that Office does not read");
  // Without the extra fields, which may give the entry a second name.
  const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, [], false);
  assertZip(name !== "" && !name.includes("\0") && validateFileName(name) === null, "an entry has an unsafe name");
  const header = await zip.readLocalFileHeaderPromise(entry);
  assertZip(header.fileName.equals(entry.fileNameRaw), "the local header names an entry differently");
  assertZip((header.generalPurposeBitFlag & 1) === 0, "the local header calls an entry encrypted", "locked");
  return {
    name: name.toLowerCase(),
    isCompressed: entry.compressionMethod !== 0,
    headerStart: entry.relativeOffsetOfLocalHeader,
    dataStart: header.fileDataStart,
    compressedSize: entry.compressedSize,
    uncompressedSize: entry.uncompressedSize,
  };
}

/** Refuses an archive bomb by the sizes that the directory declares. */
function assertSmallUnpacked(entries: readonly LocatedEntry[]): void {
  const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const packed = entries.reduce((sum, { compressedSize }) => sum + compressedSize, 0);
  assertZip(unpacked <= MAX_UNPACKED, "it unpacks to too much", "too much inside");
  const isDense = unpacked <= RATIO_APPLIES_ABOVE || unpacked <= packed * MAX_RATIO;
  assertZip(isDense, "it unpacks to too many times its size", "too much inside");
}

/** Refuses bytes before the first entry, and entries that overlap one another or the directory. */
function assertContiguous(entries: readonly LocatedEntry[], directoryStart: number): void {
  const inOrder = entries.toSorted((one, other) => one.headerStart - other.headerStart);
  assertZip(inOrder[0]?.headerStart === 0, "the archive does not begin with an entry", "hidden content");
  for (const [index, { dataStart, compressedSize }] of inOrder.entries()) {
    const next = inOrder[index + 1]?.headerStart ?? directoryStart;
    assertZip(dataStart + compressedSize <= next, "two entries overlap");
  }
}

const END_RECORD_LENGTH = 22;
const ZIP64_RECORDS_LENGTH = 76;

/** Refuses bytes between the directory and its end record, and an end record that leads to another directory. */
async function assertEndsAfterDirectory({ bytesAt, size }: FileContent, zip: ZipFile, start: number): Promise<void> {
  const endStart = size - END_RECORD_LENGTH - zip.comment.length;
  assertZip(
    [0, ZIP64_RECORDS_LENGTH].includes(endStart - cursorOf(zip)),
    "the directory is not at the end",
    "hidden content",
  );
  const end = await bytesAt(endStart, END_RECORD_LENGTH);
  // With all bits set the end record leaves the value to the zip64 record, which yauzl prefers.
  assertZip([zip.entryCount, 0xffff].includes(end.readUInt16LE(10)), "the end records disagree");
  assertZip([start, 0xffffffff].includes(end.readUInt32LE(16)), "the end records disagree");
}

/** The offset that yauzl reads the next entry at, which @types/yauzl declares as a boolean. */
function cursorOf(zip: ZipFile): number {
  return Number(zip.readEntryCursor);
}

class ZipProblem extends Error {
  readonly problem: ContentProblem;
  constructor(message: string, problem: ContentProblem) {
    super(message);
    this.problem = problem;
  }
}

function assertZip(holds: boolean, message: string, problem: ContentProblem = "damaged"): asserts holds {
  if (!holds) throw new ZipProblem(message, problem);
}
