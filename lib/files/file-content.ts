import type { FileHandle } from "node:fs/promises";
import { fileTypeFromBuffer, fileTypeFromFile } from "file-type";
import { fromBufferPromise, type Options, openPromise, type ZipFile } from "yauzl";

/** A file that is read in pieces, so that a large one is never in memory as a whole. */
export interface FileContent {
  /** In bytes. */
  readonly size: number;
  /** The bytes from an offset on; fewer where the file ends first. */
  readonly bytesAt: (offset: number, length: number) => Promise<Buffer>;
  /** The bytes from an offset to the end. Each piece is overwritten by the next one. */
  readonly piecesFrom: (offset: number) => AsyncGenerator<Buffer>;
  /** Opens it as a zip archive, which the caller closes. */
  readonly openZip: (options?: Options) => Promise<ZipFile>;
  /** The format that file-type finds in the whole of it. */
  readonly detectFormat: () => Promise<{ readonly ext: string } | undefined>;
}

const PIECE_LENGTH = 64 * 1024;

/** Reads through a file handle, which the caller closes. */
export function contentOf(file: FileHandle, path: string, size: number): FileContent {
  return {
    size,
    async bytesAt(offset, length) {
      const bytes = Buffer.alloc(length);
      const { bytesRead } = await file.read(bytes, 0, length, offset);
      return bytes.subarray(0, bytesRead);
    },
    async *piecesFrom(offset) {
      const piece = Buffer.alloc(PIECE_LENGTH);
      for (let at = offset; at < size; ) {
        const { bytesRead } = await file.read(piece, 0, PIECE_LENGTH, at);
        if (bytesRead === 0) return;
        yield piece.subarray(0, bytesRead);
        at += bytesRead;
      }
    },
    openZip: (options) => openPromise(path, { ...options, autoClose: false }),
    detectFormat: () => fileTypeFromFile(path),
  };
}

/** A file that is in memory already. */
export function contentOfBytes(bytes: Buffer): FileContent {
  return {
    size: bytes.length,
    bytesAt: async (offset, length) => bytes.subarray(offset, offset + length),
    async *piecesFrom(offset) {
      for (let at = offset; at < bytes.length; at += PIECE_LENGTH) yield bytes.subarray(at, at + PIECE_LENGTH);
    },
    openZip: (options) => fromBufferPromise(bytes, { ...options, autoClose: false }),
    detectFormat: () => fileTypeFromBuffer(bytes),
  };
}

/** The offset of the first occurrence of a sequence of bytes at or after an offset; -1 where there is none. */
export async function findBytes({ piecesFrom }: FileContent, sought: Buffer, from = 0): Promise<number> {
  let carried = Buffer.alloc(0);
  let at = from;
  for await (const piece of piecesFrom(from)) {
    const window = Buffer.concat([carried, piece]);
    const found = window.indexOf(sought);
    if (found >= 0) return at + found;
    // The sequence may begin in this piece and end in the next one.
    carried = window.subarray(Math.max(0, window.length - sought.length + 1));
    at += window.length - carried.length;
  }
  return -1;
}

const SIGNATURE_LENGTH = 256;

/** The extension that file-type gives for the bytes at an offset; null where it recognises none. */
export async function signatureAt({ bytesAt }: FileContent, offset: number): Promise<string | null> {
  return (await nullIfMalformed(fileTypeFromBuffer(await bytesAt(offset, SIGNATURE_LENGTH))))?.ext ?? null;
}

/** What a parser gives, or null where it throws at a malformed file. Throws what the file system throws. */
export async function nullIfMalformed<T>(parsed: Promise<T>): Promise<T | null> {
  try {
    return await parsed;
  } catch (error) {
    if (error instanceof Error && "syscall" in error) throw error;
    return null;
  }
}
