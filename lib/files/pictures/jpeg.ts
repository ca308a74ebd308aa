import type { FileContent } from "../file-content.ts";

/** A part of a JPEG that begins with a marker. */
export interface JpegSegment {
  /** The second byte of the marker. */
  readonly marker: number;
  /** Where its content begins, after the marker and the length. */
  readonly start: number;
  readonly length: number;
}

interface JpegStructure {
  readonly segments: readonly JpegSegment[];
  /** The offset behind the end of the image. Phones add a video, a second picture or notes of their own there. */
  readonly end: number;
}

const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
// More than any camera writes, and few enough to read quickly.
const MAX_SEGMENTS = 2000;

/** The segments of a JPEG up to the end of its image; null where the image does not end, or there is none. */
export async function readJpeg(content: FileContent): Promise<JpegStructure | null> {
  const segments: JpegSegment[] = [];
  for (let at = 2; segments.length < MAX_SEGMENTS; ) {
    const found = await nextMarker(content, at);
    if (!found) return null;
    if (found.marker === END_OF_IMAGE) {
      const hasImage = segments.some(({ marker }) => marker === START_OF_SCAN);
      return hasImage ? { segments, end: found.after } : null;
    }
    const header = await content.bytesAt(found.after, 2);
    if (header.length < 2) return null;
    const length = Math.max(2, header.readUInt16BE());
    segments.push({ marker: found.marker, start: found.after + 2, length: length - 2 });
    at = found.after + length;
  }
  return null;
}

/** The next marker at or after an offset that begins a segment or ends the image, and the offset behind it. */
async function nextMarker(
  { piecesFrom }: FileContent,
  from: number,
): Promise<{ marker: number; after: number } | null> {
  let at = from;
  let isAfterFill = false;
  for await (const piece of piecesFrom(from)) {
    for (let index = 0; index < piece.length; ) {
      if (!isAfterFill) {
        const fill = piece.indexOf(0xff, index);
        if (fill < 0) break;
        isAfterFill = true;
        index = fill + 1;
        continue;
      }
      const marker = piece[index++] ?? 0;
      if (isSegmentOrEnd(marker)) return { marker, after: at + index };
      isAfterFill = marker === 0xff;
    }
    at += piece.length;
  }
  return null;
}

/** In image data a stuffed zero and the markers of restarts have no length, and neither have further fill bytes anywhere. */
function isSegmentOrEnd(marker: number): boolean {
  return marker > 1 && marker !== 0xff && (marker < 0xd0 || marker > 0xd8);
}
