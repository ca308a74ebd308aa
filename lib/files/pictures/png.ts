import { crc32 } from "node:zlib";
import type { FileContent } from "../file-content.ts";

export interface PngChunk {
  readonly type: string;
  /** The place of its length, which is followed by its type, its content and its checksum. */
  readonly start: number;
  /** The length of its content. */
  readonly length: number;
}

const SIGNATURE_LENGTH = 8;
/** The bytes of a chunk around its content: length, type and checksum. */
const AROUND_CONTENT = 12;
const CONTENT_STARTS = 8;
// Encoders write chunks of 8 kB, so that a file of 25 MB has some 3,000.
const MAX_CHUNKS = 50_000;

/** The chunks of a PNG and the offset behind its last one; null where it does not begin with its header or never ends. */
export async function readPng({
  bytesAt,
}: FileContent): Promise<{ readonly chunks: readonly PngChunk[]; readonly end: number } | null> {
  const chunks: PngChunk[] = [];
  for (let at = SIGNATURE_LENGTH; chunks.length < MAX_CHUNKS; ) {
    const header = await bytesAt(at, CONTENT_STARTS);
    if (header.length < CONTENT_STARTS) return null;
    const chunk = { type: header.toString("latin1", 4), start: at, length: header.readUInt32BE() };
    // Apple's variant for its own devices has another chunk first, and other programs cannot show it.
    if (chunks.length === 0 && chunk.type !== "IHDR") return null;
    chunks.push(chunk);
    at += AROUND_CONTENT + chunk.length;
    if (chunk.type === "IEND") return chunk.length === 0 ? { chunks, end: at } : null;
  }
  return null;
}

/** The content of a chunk. */
export function readChunk({ bytesAt }: FileContent, { start, length }: PngChunk): Promise<Buffer> {
  return bytesAt(start + CONTENT_STARTS, length);
}

/** The bytes of a chunk from its type to its checksum, to be written at `chunk.start + 4`. */
export function encodeChunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([body, checksum]);
}
