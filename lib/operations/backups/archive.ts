import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { createTarDecoder, createTarPacker, type ParsedTarEntry } from "modern-tar";

/** A tar file: written and read as a stream, so that it may be larger than memory. */

export interface ArchiveInput {
  readonly name: string;
  readonly bytes: number;
  content(): AsyncIterable<Uint8Array>;
}

/** Writes an archive into a new file, on disk before this returns. Throws where an entry has not the size it was said to have. */
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

export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: number;
  /** Whether it is a plain file, and no link, folder or device. */
  readonly isFile: boolean;
  /** To be read to its end, or not at all, before the next entry is asked for. */
  content(): AsyncIterable<Uint8Array>;
}

/** The entries of an archive, one after the other. Throws where it is broken off, its headers don't add up, or something follows its end. */
export async function* readArchive(path: string): AsyncGenerator<ArchiveEntry> {
  const file = await open(path);
  try {
    const decoder = createTarDecoder({ strict: true });
    const feeding = feed(file, decoder.writable);
    // It is waited for at the end; until then the entries tell of the same failure.
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

const PART = 256 * 1024;

/** What a file holds, in parts, from its beginning. */
export async function* readChunks(file: FileHandle): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; ) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(PART), 0, PART, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** The SHA-256 of a file. */
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
