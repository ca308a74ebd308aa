import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { createTarDecoder, createTarPacker, type ParsedTarEntry } from "modern-tar";

/** Reads and writes tar files as streams, so that they may be larger than memory. */

/** A file to write to an archive. */
export interface ArchiveInput {
  readonly name: string;
  readonly bytes: number;
  content(): AsyncIterable<Uint8Array>;
}

/** Writes an archive to a new file, synced before this returns. Throws if an entry does not have the stated size in bytes. */
export async function writeArchive(path: string, entries: AsyncIterable<ArchiveInput>): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    const { readable, controller } = createTarPacker();
    const packing = (async () => {
      for await (const { name, bytes, content } of entries) {
        const body = controller.add({ name, size: bytes, mode: 0o600 }).getWriter();
        for await (const chunk of content()) await body.write(chunk);
        await body.close();
      }
      controller.finalize();
    })();
    packing.catch((error) => controller.error(error));
    await file.writeFile(chunksOf(readable));
    await packing;
    await file.sync();
  } finally {
    await file.close();
  }
}

/** An entry read from an archive. */
export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: number;
  /** Whether it is a regular file, not a link, folder or device. */
  readonly isFile: boolean;
  /** Read it to its end, or not at all, before requesting the next entry. */
  content(): AsyncIterable<Uint8Array>;
}

/** The entries of an archive, in order. Throws if it is truncated, a header is invalid, or data follows its end. */
export async function* readArchive(path: string): AsyncGenerator<ArchiveEntry> {
  const file = await open(path);
  try {
    const decoder = createTarDecoder({ strict: true });
    const feeding = feed(file, decoder.writable);
    // It is awaited at the end; until then the entries throw the same error.
    feeding.catch(() => {});
    for await (const entry of chunksOf<ParsedTarEntry>(decoder.readable)) {
      const { name, size, type } = entry.header;
      let wasRead = false;
      yield {
        name,
        bytes: size,
        isFile: type === "file",
        content() {
          wasRead = true;
          return chunksOf(entry.body);
        },
      };
      if (!wasRead) await entry.body.cancel();
    }
    await feeding;
  } finally {
    await file.close();
  }
}

async function feed(file: FileHandle, into: WritableStream<Uint8Array>) {
  const writer = into.getWriter();
  try {
    for await (const chunk of readChunks(file)) await writer.write(chunk);
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => {});
    throw error;
  }
}

const CHUNK = 256 * 1024;

/** The contents of a file in chunks. */
export async function* readChunks(file: FileHandle): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; ) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** The SHA-256 checksum of a file, in hexadecimal. */
export async function fileChecksum(path: string): Promise<string> {
  const file = await open(path);
  const hash = createHash("sha256");
  try {
    for await (const chunk of readChunks(file)) hash.update(chunk);
  } finally {
    await file.close();
  }
  return hash.digest("hex");
}

async function* chunksOf<Chunk = Uint8Array>(stream: ReadableStream<Chunk>): AsyncGenerator<Chunk> {
  const reader = stream.getReader();
  let isDone = false;
  try {
    for (;;) {
      const next = await reader.read();
      isDone = next.done;
      if (next.done) return;
      yield next.value;
    }
  } finally {
    if (!isDone) await reader.cancel().catch(() => {});
    reader.releaseLock();
  }
}
