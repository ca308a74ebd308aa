import type { FileHandle } from "node:fs/promises";
import { inflateSync } from "node:zlib";
import type { FileContent } from "../file-content.ts";
import { removePlaceFromExif } from "./exif.ts";
import { hasIptcPlace, tellsPlace } from "./place-text.ts";
import { encodeChunk, type PngChunk, readChunk, readPng } from "./png.ts";

/** A private type that programs skip, for a chunk that was emptied. */
const EMPTIED = "zeRo";
const TYPE_STARTS = 4;

/** Removes the place from a PNG: from its EXIF, and as a whole each text that tells it. */
export async function removePlaceFromPng(file: FileHandle, content: FileContent): Promise<boolean> {
  let hadPlace = false;
  for (const chunk of (await readPng(content))?.chunks ?? []) {
    const without = await withoutPlace(content, chunk);
    if (!without) continue;
    hadPlace = true;
    await file.write(without, 0, without.length, chunk.start + TYPE_STARTS);
  }
  return hadPlace;
}

/** The chunk from its type on as it is to be kept; null where it tells no place. */
async function withoutPlace(content: FileContent, chunk: PngChunk): Promise<Buffer | null> {
  if (chunk.type === "eXIf") {
    const exif = await readChunk(content, chunk);
    return removePlaceFromExif(exif) ? encodeChunk(chunk.type, exif) : null;
  }
  if (!["tEXt", "zTXt", "iTXt"].includes(chunk.type)) return null;
  const text = textOf(chunk.type, await readChunk(content, chunk));
  return text === null || isAboutPlace(text) ? encodeChunk(EMPTIED, Buffer.alloc(chunk.length)) : null;
}

const MAX_TEXT = 4 * 1024 * 1024;

/** The keyword and the text of a chunk, unpacked; null where it is packed and cannot be read. */
function textOf(type: string, bytes: Buffer): Buffer | null {
  const keyword = bytes.subarray(0, bytes.indexOf(0) + 1);
  const rest = bytes.subarray(keyword.length);
  const isPacked = type === "zTXt" || (type === "iTXt" && rest[0] === 1);
  if (!isPacked) return bytes;
  // After the flag and the method: in iTXt also a language and a translated keyword, each with its zero.
  const afterMethod = type === "zTXt" ? 1 : rest.indexOf(0, rest.indexOf(0, 2) + 1) + 1;
  try {
    return Buffer.concat([keyword, inflateSync(rest.subarray(afterMethod), { maxOutputLength: MAX_TEXT })]);
  } catch {
    return null;
  }
}

function isAboutPlace(text: Buffer): boolean {
  if (tellsPlace(text)) return true;
  if (!text.toString("latin1", 0, 17).startsWith("Raw profile type ")) return false;
  // ImageMagick writes a block of metadata in hexadecimal digits, after its name and its length.
  const digits = text.toString("latin1").replace(/^[^\n]*\n+[^\n]*\n\s*\d+\n/, "");
  const block = Buffer.from(digits.replace(/[^0-9a-f]/gi, ""), "hex");
  const exif = block.indexOf("Exif\0\0");
  return tellsPlace(block) || hasIptcPlace(block) || (exif >= 0 && removePlaceFromExif(block.subarray(exif + 6)));
}
