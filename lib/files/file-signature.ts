import type { FileHandle } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";

/** A file as it is judged: read a piece at a time, never as a whole. */
export interface Content {
  readonly path: string;
  readonly size: number;
  /** The bytes from an offset on; fewer where the file ends before. */
  readonly bytesAt: (offset: number, length: number) => Promise<Buffer>;
  /** All bytes from an offset on, a piece at a time: each piece is gone when the next is asked for. */
  readonly piecesFrom: (offset: number) => AsyncGenerator<Buffer>;
}

const pieceLength = 64 * 1024;

/** A file that stands open, as it is judged. */
export function contentOf(file: FileHandle, path: string, size: number): Content {
  return {
    path,
    size,
    async bytesAt(offset, length) {
      const bytes = Buffer.alloc(length);
      const { bytesRead } = await file.read(bytes, 0, length, offset);
      return bytes.subarray(0, bytesRead);
    },
    async *piecesFrom(offset) {
      const piece = Buffer.alloc(pieceLength);
      for (let at = offset; at < size; ) {
        const { bytesRead } = await file.read(piece, 0, pieceLength, at);
        if (bytesRead === 0) return;
        yield piece.subarray(0, bytesRead);
        at += bytesRead;
      }
    },
  };
}

/** The extension file-type gives; null where it gives none. */
export async function takenFor(judgement: ReturnType<typeof fileTypeFromBuffer>): Promise<string | null> {
  try {
    return (await judgement)?.ext ?? null;
  } catch (error) {
    // It throws at some files that it cannot follow. A reading that failed is another matter.
    if (error instanceof Error && "syscall" in error) throw error;
    return null;
  }
}

const openingLength = 256;

/** The extension that file-type gives to what begins at an offset; null where it gives none. */
export async function openingTakenFor({ bytesAt }: Content, start: number): Promise<string | null> {
  return takenFor(fileTypeFromBuffer(await bytesAt(start, openingLength)));
}
