/** The OLE compound file: a file system in a file, which Outlook's messages and the old Office formats are kept in. */

type BytesAt = (offset: number, length: number) => Promise<Buffer>;

const otherDocuments = ["worddocument", "workbook", "book", "powerpoint document", "encryptedpackage"];

/** Whether a compound file is an Outlook message without macros anywhere; false where its directory is broken. */
export async function isOutlookStore(bytesAt: BytesAt, size: number): Promise<boolean> {
  const entries = await oleEntries(bytesAt, size);
  if (!entries || entries.some((entry) => entry.name.toUpperCase() === "_VBA_PROJECT")) return false;
  const streams = entries.filter((entry) => entry.isAtRoot && entry.isStream).map((entry) => entry.name.toLowerCase());
  return streams.includes("__properties_version1.0") && !streams.some((name) => otherDocuments.includes(name));
}

interface OleEntry {
  readonly name: string;
  readonly isStream: boolean;
  /** Directly under the root, where a format keeps what it is known by. */
  readonly isAtRoot: boolean;
}

interface Volume {
  readonly bytesAt: BytesAt;
  readonly sectorSize: number;
  readonly sectorCount: number;
  /** The sectors that hold the allocation table, in its order. */
  readonly tableSectors: readonly number[];
}

const signature = Buffer.from("d0cf11e0a1b11ae1", "hex");
const headerLength = 512;
const numbersInHeader = 109;
// Numbers from here on are marks: end of a chain, a free sector, a sector of the table itself.
const firstMark = 0xfffffffa;
const endOfChain = 0xfffffffe;
const nobody = 0xffffffff;
const entryLength = 128;
const entriesAtMost = 65_536;

const kinds = { storage: 1, stream: 2, root: 5 } as const;

/** Everything the directory of a compound file lists, the root aside; null where the file is not one or is broken. */
async function oleEntries(bytesAt: BytesAt, size: number): Promise<readonly OleEntry[] | null> {
  const header = await bytesAt(0, headerLength);
  const volume = await volumeOf(bytesAt, size, header);
  const sectors = volume && (await chainFrom(volume, header.readUInt32LE(48)));
  if (!sectors) return null;
  const entries: Listed[] = [];
  for (const sector of sectors) {
    entries.push(...listedIn(await bytesAt(offsetOf(volume, sector), volume.sectorSize)));
  }
  const atRoot = childrenOfRoot(entries);
  if (!atRoot) return null;
  return entries.flatMap(({ name, kind }, index) =>
    kind === kinds.storage || kind === kinds.stream
      ? { name, isStream: kind === kinds.stream, isAtRoot: atRoot.has(index) }
      : [],
  );
}

async function volumeOf(bytesAt: BytesAt, size: number, header: Buffer): Promise<Volume | null> {
  if (header.length < headerLength || !header.subarray(0, 8).equals(signature)) return null;
  const version = header.readUInt16LE(26);
  const shift = header.readUInt16LE(30);
  const isKnownLayout = (version === 3 && shift === 9) || (version === 4 && shift === 12);
  if (!isKnownLayout || header.readUInt16LE(28) !== 0xfffe) return null;
  const sectorSize = 2 ** shift;
  const sectorCount = Math.ceil(size / sectorSize) - 1;
  const volume = { bytesAt, sectorSize, sectorCount };
  const tableSectors = await tableSectorsOf(volume, header);
  return tableSectors && { ...volume, tableSectors };
}

/** The header has room for the first. The rest stand in sectors that each name the next as their last number. */
async function tableSectorsOf(volume: Omit<Volume, "tableSectors">, header: Buffer): Promise<number[] | null> {
  const tableSectors = numbersIn(header.subarray(76, 76 + 4 * numbersInHeader));
  let next = header.readUInt32LE(68);
  while (next < firstMark) {
    const bytes = await volume.bytesAt(offsetOf(volume, next), volume.sectorSize);
    if (bytes.length < volume.sectorSize || tableSectors.length > volume.sectorCount + numbersInHeader) return null;
    tableSectors.push(...numbersIn(bytes.subarray(0, -4)));
    next = bytes.readUInt32LE(volume.sectorSize - 4);
  }
  return tableSectors;
}

function numbersIn(bytes: Buffer): number[] {
  return Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readUInt32LE(index * 4));
}

function offsetOf({ sectorSize }: Pick<Volume, "sectorSize">, sector: number): number {
  return (sector + 1) * sectorSize;
}

async function chainFrom(volume: Volume, first: number): Promise<number[] | null> {
  const chain = new Set<number>();
  for (let sector = first; sector !== endOfChain; ) {
    const isOverlong = chain.size * (volume.sectorSize / entryLength) >= entriesAtMost;
    if (sector >= volume.sectorCount || chain.has(sector) || isOverlong) return null;
    chain.add(sector);
    const next = await sectorAfter(volume, sector);
    if (next === null) return null;
    sector = next;
  }
  return [...chain];
}

async function sectorAfter(volume: Volume, sector: number): Promise<number | null> {
  const perSector = volume.sectorSize / 4;
  const tableSector = volume.tableSectors[Math.floor(sector / perSector)];
  if (tableSector === undefined || tableSector >= volume.sectorCount) return null;
  const bytes = await volume.bytesAt(offsetOf(volume, tableSector) + 4 * (sector % perSector), 4);
  return bytes.length === 4 ? bytes.readUInt32LE() : null;
}

interface Listed {
  readonly name: string;
  readonly kind: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
}

function listedIn(sector: Buffer): Listed[] {
  return Array.from({ length: Math.floor(sector.length / entryLength) }, (_, index) => {
    const entry = sector.subarray(index * entryLength, (index + 1) * entryLength);
    // The length counts the zero that ends the name.
    const nameLength = Math.min(64, Math.max(2, entry.readUInt16LE(64))) - 2;
    return {
      name: entry.toString("utf16le", 0, nameLength),
      kind: entry.readUInt8(66),
      left: entry.readUInt32LE(68),
      right: entry.readUInt32LE(72),
      child: entry.readUInt32LE(76),
    };
  });
}

/** The indices of the root's children, which form a tree by their left and right; null where they do not. */
function childrenOfRoot(entries: readonly Listed[]): ReadonlySet<number> | null {
  const root = entries[0];
  if (root?.kind !== kinds.root) return null;
  const children = new Set<number>();
  const waiting = [root.child];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (index === nobody) continue;
    const entry = entries[index];
    if (!entry || index === 0 || children.has(index)) return null;
    children.add(index);
    waiting.push(entry.left, entry.right);
  }
  return children;
}
