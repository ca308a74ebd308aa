import { crc32, deflateSync } from "node:zlib";

export interface ExifOptions {
  readonly isBigEndian?: boolean;
  /** The tags of the directory of the place, in place of latitude and longitude. */
  readonly gpsTags?: readonly number[];
}

export const ORIENTATION = 6;
/** The degrees, minutes and seconds of the latitude as they are in the file. */
const LATITUDE = [51, 16, 4152];

/** A block of EXIF with an orientation, a camera with its notes, and the place. */
export function exifWithPlace({ isBigEndian = false, gpsTags = [1, 2, 3, 4] }: ExifOptions = {}): Buffer {
  const u16 = (value: number) => number(value, 2, isBigEndian);
  const u32 = (value: number) => number(value, 4, isBigEndian);
  const entry = (tag: number, type: number, count: number, value: Buffer) =>
    Buffer.concat([u16(tag), u16(type), u32(count), Buffer.concat([value, Buffer.alloc(4)], 4)]);
  const directory = (entries: readonly Buffer[], next = 0) =>
    Buffer.concat([u16(entries.length), ...entries, u32(next)]);
  const [main, camera, gps] = [8, 100, 200];
  const block = Buffer.alloc(400);
  block.write(isBigEndian ? "MM" : "II", "latin1");
  Buffer.concat([u16(42), u32(main)]).copy(block, 2);
  directory([
    entry(0x10f, 2, 4, Buffer.from("Cam\0")),
    entry(0x112, 3, 1, u16(ORIENTATION)),
    entry(0x8769, 4, 1, u32(camera)),
    entry(0x8825, 4, 1, u32(gps)),
    entry(0xc4a5, 7, 4, Buffer.from("0300")),
  ]).copy(block, main);
  directory([entry(0x9003, 2, 20, u32(360)), entry(0x927c, 7, 16, u32(380))]).copy(block, camera);
  block.write("2026:11:12 09:12:00\0", 360, "latin1");
  block.write("near the harbour", 380, "latin1");
  directory(gpsTags.map((tag) => (tag % 2 ? entry(tag, 2, 2, Buffer.from("N\0")) : entry(tag, 5, 3, u32(300))))).copy(
    block,
    gps,
  );
  Buffer.concat(LATITUDE.flatMap((part) => [u32(part), u32(100)])).copy(block, 300);
  return block;
}

/** What tells the place in a block of `exifWithPlace`. */
export function latitudeBytes(isBigEndian = false): Buffer {
  return Buffer.concat(LATITUDE.flatMap((part) => [number(part, 4, isBigEndian), number(100, 4, isBigEndian)]));
}

function number(value: number, length: 2 | 4, isBigEndian: boolean): Buffer {
  const bytes = Buffer.alloc(length);
  if (isBigEndian) bytes.writeUIntBE(value, 0, length);
  else bytes.writeUIntLE(value, 0, length);
  return bytes;
}

/** A segment of a JPEG. */
export function jpegSegment(marker: number, content: Buffer | string): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from([0xff, marker]), number(bytes.length + 2, 2, true), bytes]);
}

/** A JPEG with these segments before its image. */
export function jpeg(...segments: readonly Buffer[]): Buffer {
  const scan = Buffer.from("ffda0008010100003f00 1234ff0056ffd078".replace(" ", ""), "hex");
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, scan, Buffer.from([0xff, 0xd9])]);
}

export function jpegWithPlace(options?: ExifOptions): Buffer {
  return jpeg(jpegSegment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), exifWithPlace(options)])));
}

export function pngChunk(type: string, content: Buffer | string): Buffer {
  const body = Buffer.concat([Buffer.from(type), Buffer.from(content)]);
  return Buffer.concat([number(body.length - 4, 4, true), body, number(crc32(body), 4, true)]);
}

/** A PNG with these chunks before its image. */
export function png(...chunks: readonly Buffer[]): Buffer {
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    pngChunk("IHDR", Buffer.from("00000001000000010800000000", "hex")),
    ...chunks,
    pngChunk("IDAT", deflateSync(Buffer.alloc(2))),
    pngChunk("IEND", ""),
  ]);
}
