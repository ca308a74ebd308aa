import { type Content, openingTakenFor } from "./file-signature.ts";
import { opensAsZip } from "./zip-directory.ts";

const pngChunksAtMost = 20_000;

/** Whether it is a PNG from its first byte to its last, with nothing behind it. */
export async function isPng(content: Content): Promise<boolean> {
  const { bytesAt, size } = content;
  const opening = await openingTakenFor(content, 0);
  if (opening !== "png" && opening !== "apng") return false;
  let at = 8;
  for (let count = 0; count < pngChunksAtMost; count++) {
    const chunk = await bytesAt(at, 8);
    if (chunk.length < 8) return false;
    const length = chunk.readUInt32BE();
    const type = chunk.toString("latin1", 4);
    if ((count === 0) !== (type === "IHDR")) return false;
    at += 12 + length;
    if (type === "IEND" && length > 0) return false;
    if (type === "IEND") return (await zerosEnd(content, at)) === size && !(await opensAsZip(bytesAt, size));
  }
  return false;
}

/** Where the zeros end that pad a picture: cameras fill a block of the disk with them. */
async function zerosEnd({ piecesFrom }: Content, start: number): Promise<number> {
  let at = start;
  for await (const piece of piecesFrom(start)) {
    const other = piece.findIndex((byte) => byte !== 0);
    if (other >= 0) return at + other;
    at += piece.length;
  }
  return at;
}

const picturesAtMost = 8;

/** Whether it is a JPEG from its first byte to its last, with nothing behind it. */
export async function isJpeg(content: Content): Promise<boolean> {
  const { bytesAt, size } = content;
  let at = 0;
  // Telephones keep a depth map, or the brighter parts, as another picture behind the first.
  for (let count = 0; count < picturesAtMost && (count === 0 || at < size); count++) {
    if ((await openingTakenFor(content, at)) !== "jpg") return false;
    const end = await jpegEnd(content, at);
    if (end === null) return false;
    at = await zerosEnd(content, end);
  }
  return at === size && !(await opensAsZip(bytesAt, size));
}

const jpegSegmentsAtMost = 10_000;
const jpegMarks = { end: 0xd9, scan: 0xda, fill: 0xff } as const;

/** Where the picture that begins at `start` ends; null where it does not. */
async function jpegEnd(content: Content, start: number): Promise<number | null> {
  let hasScan = false;
  let at = start + 2;
  for (let count = 0; count < jpegSegmentsAtMost; count++) {
    const segment = await content.bytesAt(at, 4);
    if (segment.length < 2 || segment.readUInt8() !== 0xff) return null;
    const mark = segment.readUInt8(1);
    if (mark === jpegMarks.end) return hasScan ? at + 2 : null;
    const isFill = mark === jpegMarks.fill;
    if (mark < 0xc0 || isWithinScan(mark) || (segment.length < 4 && !isFill)) return null;
    at += isFill ? 1 : 2 + segment.readUInt16BE(2);
    if (mark !== jpegMarks.scan) continue;
    at = await scanEnd(content, at);
    hasScan = true;
  }
  return null;
}

/** A zero stands behind a 0xff that is the picture's own; eight marks let a decoder start afresh. */
function isWithinScan(mark: number): boolean {
  return mark === 0 || (mark >= 0xd0 && mark <= 0xd7);
}

async function scanEnd({ piecesFrom, size }: Content, start: number): Promise<number> {
  let at = start;
  let before = 0;
  for await (const piece of piecesFrom(start)) {
    for (const byte of piece) {
      if (before === 0xff && !isWithinScan(byte)) return at - 1;
      before = byte;
      at += 1;
    }
  }
  return size;
}
