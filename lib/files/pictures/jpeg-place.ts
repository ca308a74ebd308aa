import type { FileHandle } from "node:fs/promises";
import { type FileContent, findBytes } from "../file-content.ts";
import { removePlaceFromExif } from "./exif.ts";
import { type JpegSegment, readJpeg } from "./jpeg.ts";
import { hasIptcPlace, tellsPlace } from "./place-text.ts";

const APP1 = 0xe1;
const APP13 = 0xed;
const EXIF_HEADER = Buffer.from("Exif\0\0");
const XMP_HEADER = Buffer.from("http://ns.adobe.com/");

interface Metadata {
  readonly segment: JpegSegment;
  readonly bytes: Buffer;
}

/**
 * Removes the place from a JPEG: from its EXIF, and as a whole the XMP or IPTC that tell it. What a phone added after the
 * image is cut off where it may tell the place too, such as a video or a second picture.
 */
export async function removePlaceFromJpeg(file: FileHandle, content: FileContent): Promise<boolean> {
  const structure = await readJpeg(content);
  if (!structure) return false;
  const metadata = await readMetadata(content, structure.segments);
  const changed = [...metadata.filter(removeFromExif), ...emptyXmp(metadata), ...metadata.filter(emptyIptc)];
  for (const { segment, bytes } of changed) await file.write(bytes, 0, bytes.length, segment.start);
  const isCut = content.size > structure.end && (changed.length > 0 || (await mayTellPlace(content, structure.end)));
  if (isCut) await file.truncate(structure.end);
  return isCut || changed.length > 0;
}

async function readMetadata(content: FileContent, segments: readonly JpegSegment[]): Promise<readonly Metadata[]> {
  const metadata: Metadata[] = [];
  for (const segment of segments)
    if (segment.marker === APP1 || segment.marker === APP13)
      metadata.push({ segment, bytes: await content.bytesAt(segment.start, segment.length) });
  return metadata;
}

function removeFromExif({ bytes }: Metadata): boolean {
  return startsWith(bytes, EXIF_HEADER) && removePlaceFromExif(bytes.subarray(EXIF_HEADER.length));
}

/** XMP may go on in further segments, so all of it is emptied together. */
function emptyXmp(metadata: readonly Metadata[]): readonly Metadata[] {
  const xmp = metadata.filter(({ segment, bytes }) => segment.marker === APP1 && startsWith(bytes, XMP_HEADER));
  if (!tellsPlace(Buffer.concat(xmp.map(({ bytes }) => bytes)))) return [];
  for (const { bytes } of xmp) bytes.fill(0);
  return xmp;
}

function emptyIptc({ segment, bytes }: Metadata): boolean {
  if (segment.marker !== APP13 || !hasIptcPlace(bytes)) return false;
  bytes.fill(0);
  return true;
}

function startsWith(bytes: Buffer, header: Buffer): boolean {
  return bytes.subarray(0, header.length).equals(header);
}

/** The names under which videos and second pictures of phones keep a place. */
const placeMarks = ["\xa9xyz", "loci", "location.ISO6709", "GPSLatitude", ":GPS"].map((mark) =>
  Buffer.from(mark, "latin1"),
);
const LONGEST_EXIF = 64 * 1024;
const MAX_PICTURES = 20;

async function mayTellPlace(content: FileContent, from: number): Promise<boolean> {
  for (const mark of placeMarks) if ((await findBytes(content, mark, from)) >= 0) return true;
  let at = await findBytes(content, EXIF_HEADER, from);
  for (let picture = 0; at >= 0; picture++) {
    const start = at + EXIF_HEADER.length;
    if (picture === MAX_PICTURES || removePlaceFromExif(await content.bytesAt(start, LONGEST_EXIF))) return true;
    at = await findBytes(content, EXIF_HEADER, start);
  }
  return false;
}
