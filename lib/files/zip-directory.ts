import { type Entry, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from "yauzl";
import { type FileContent, nullIfMalformed } from "./file-content.ts";

export interface ZipEntry {
  /** In lower case, since Windows and Office treat names that differ only in case as the same. */
  readonly name: string;
  readonly isCompressed: boolean;
  /** Where the data of the entry begins in the archive, in bytes. */
  readonly dataStart: number;
}

/**
 * The entries of a zip archive, read from its central directory without unpacking anything. Null where the file is not
 * one complete, unencrypted archive from its first byte to its last, where two programs could read it differently, or
 * where it would unpack to more than a document does. Throws what the file system throws.
 */
export async function readZipDirectory(content: FileContent): Promise<readonly ZipEntry[] | null> {
  return nullIfMalformed(readCheckedEntries(content));
}

/** Whether programs recognise a file as a zip archive by its end, whatever it begins with. */
export async function isZipArchive({ path }: FileContent): Promise<boolean> {
  const zip = await nullIfMalformed(openPromise(path, { autoClose: false }));
  zip?.close();
  return zip !== null;
}

interface LocatedEntry extends ZipEntry {
  readonly headerStart: number;
  readonly compressedSize: number;
  readonly uncompressedSize: number;
}

const MAX_ENTRIES = 10_000;
const MAX_UNPACKED = 1024 ** 3;
const MAX_RATIO = 200;
// Small documents hold blank pictures that compress by more than the ratio.
const RATIO_APPLIES_ABOVE = 100_000_000;

async function readCheckedEntries(content: FileContent): Promise<readonly ZipEntry[]> {
  const zip = await openPromise(content.path, { autoClose: false, decodeStrings: false });
  try {
    assertZip(zip.entryCount <= MAX_ENTRIES, "too many entries");
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
  assertZip(entry.canDecodeFileData(), "an entry is encrypted or compressed in a way that Office does not read");
  // Without the extra fields, which may give the entry a second name.
  const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, [], false);
  assertZip(name !== "" && !name.includes("\0") && validateFileName(name) === null, "an entry has an unsafe name");
  const header = await zip.readLocalFileHeaderPromise(entry);
  assertZip(header.fileName.equals(entry.fileNameRaw), "the local header names an entry differently");
  assertZip((header.generalPurposeBitFlag & 1) === 0, "the local header calls an entry encrypted");
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
  assertZip(unpacked <= MAX_UNPACKED, "it unpacks to too much");
  assertZip(unpacked <= RATIO_APPLIES_ABOVE || unpacked <= packed * MAX_RATIO, "it unpacks to too many times its size");
}

/** Refuses bytes before the first entry, and entries that overlap one another or the directory. */
function assertContiguous(entries: readonly LocatedEntry[], directoryStart: number): void {
  const inOrder = entries.toSorted((one, other) => one.headerStart - other.headerStart);
  assertZip(inOrder[0]?.headerStart === 0, "the archive does not begin with an entry");
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
  assertZip([0, ZIP64_RECORDS_LENGTH].includes(endStart - cursorOf(zip)), "the directory is not at the end");
  const end = await bytesAt(endStart, END_RECORD_LENGTH);
  // With all bits set the end record leaves the value to the zip64 record, which yauzl prefers.
  assertZip([zip.entryCount, 0xffff].includes(end.readUInt16LE(10)), "the end records disagree");
  assertZip([start, 0xffffffff].includes(end.readUInt32LE(16)), "the end records disagree");
}

/** The offset that yauzl reads the next entry at, which @types/yauzl declares as a boolean. */
function cursorOf(zip: ZipFile): number {
  return Number(zip.readEntryCursor);
}

function assertZip(holds: boolean, problem: string): asserts holds {
  if (!holds) throw new Error(problem);
}
