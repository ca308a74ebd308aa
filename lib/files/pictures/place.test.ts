import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  exifWithPlace,
  jpeg,
  jpegSegment,
  jpegWithPlace,
  latitudeBytes,
  ORIENTATION,
  png,
  pngChunk,
} from "#tests/support/pictures.ts";
import { checkFile } from "../validation.ts";
import { removePlace } from "./place.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pictures-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function withoutPlace(type: "jpg" | "png" | "txt", picture: Buffer) {
  const path = join(folder, "received");
  await writeFile(path, picture);
  const hadPlace = await removePlace(path, type);
  if (type !== "txt") expect(await checkFile(path, `a.${type}`)).toEqual({ type });
  return { hadPlace, bytes: await readFile(path) };
}

const XMP = `<rdf:Description exif:GPSLatitude="51,16.692N" exif:GPSLongitude="1,4.805E"/>`;
const EMPTY_XMP = `<rdf:Description tiff:Make="Cam"/>`;
const app1 = (header: string, content: Buffer | string) =>
  jpegSegment(0xe1, Buffer.concat([Buffer.from(header, "latin1"), Buffer.from(content)]));
const xmpHeader = "http://ns.adobe.com/xap/1.0/\0";
const iptc = (dataset: number) =>
  jpegSegment(
    0xed,
    Buffer.concat([
      Buffer.from("Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0f", "latin1"),
      Buffer.from([0x1c, 2, dataset, 0, 6]),
      Buffer.from("Whitby"),
    ]),
  );

describe.each([false, true])("EXIF, most significant byte first: %s", (isBigEndian) => {
  test("loses the place and the maker's notes, and keeps everything else where it was", async () => {
    const picture = jpegWithPlace({ isBigEndian });
    expect(picture.includes(latitudeBytes(isBigEndian))).toBe(true);
    const { hadPlace, bytes } = await withoutPlace("jpg", picture);
    expect(hadPlace).toBe(true);
    expect(bytes).toHaveLength(picture.length);
    for (const gone of [
      latitudeBytes(isBigEndian),
      "near the harbour",
      Buffer.from(isBigEndian ? "8825" : "2588", "hex"),
    ])
      expect(bytes.includes(gone)).toBe(false);
    for (const kept of ["Cam", "2026:11:12 09:12:00", "0300"]) expect(bytes.includes(kept)).toBe(true);
    const exif = bytes.subarray(bytes.indexOf("Exif\0\0") + 6);
    const [count, orientation] = isBigEndian
      ? [exif.readUInt16BE(8), exif.readUInt16BE(8 + 2 + 12 + 8)]
      : [exif.readUInt16LE(8), exif.readUInt16LE(8 + 2 + 12 + 8)];
    expect([count, orientation]).toEqual([4, ORIENTATION]);
  });

  test("is the same file when it is given twice, and has no place the second time", async () => {
    const { bytes } = await withoutPlace("jpg", jpegWithPlace({ isBigEndian }));
    const again = await withoutPlace("jpg", bytes);
    expect(again.hadPlace).toBe(false);
    expect(again.bytes.equals(bytes)).toBe(true);
  });
});

const image = jpeg();
const exif = exifWithPlace();

test.each([
  ["a JPEG whose XMP tells it", jpeg(app1(xmpHeader, XMP)), "51,16.692N"],
  [
    "a JPEG whose XMP in UTF-16 tells it",
    jpeg(app1(xmpHeader, Buffer.from(XMP, "utf16le"))),
    Buffer.from("51,16", "utf16le"),
  ],
  [
    "a JPEG whose XMP goes on in a second segment",
    jpeg(app1(xmpHeader, EMPTY_XMP), app1("http://ns.adobe.com/xmp/extension/\0", XMP)),
    "51,16.692N",
  ],
  ["a JPEG whose XMP names the town", jpeg(app1(xmpHeader, "<photoshop:City>Whitby</photoshop:City>")), "Whitby"],
  ["a JPEG whose IPTC names the town", jpeg(iptc(90)), "Whitby"],
  ["a JPEG whose EXIF cannot be followed", jpeg(app1("Exif\0\0", exif.subarray(0, 250))), exif.subarray(200, 240)],
  [
    "a JPEG with a video that tells it",
    Buffer.concat([image, Buffer.from("ftypmp42\xa9xyz+51.27+001.08/", "latin1")]),
    "+51.27",
  ],
  ["a JPEG with a second picture that tells it", Buffer.concat([image, jpegWithPlace()]), latitudeBytes()],
  ["a PNG whose EXIF tells it", png(pngChunk("eXIf", exif)), latitudeBytes()],
  ["a PNG whose XMP tells it", png(pngChunk("iTXt", `XML:com.adobe.xmp\0\0\0\0\0${XMP}`)), "51,16.692N"],
  [
    "a PNG whose packed XMP tells it",
    png(
      pngChunk("iTXt", Buffer.concat([Buffer.from("XML:com.adobe.xmp\0\x01\0en\0xmp\0", "latin1"), deflateSync(XMP)])),
    ),
    deflateSync(XMP),
  ],
  [
    "a PNG with a raw profile in digits",
    png(
      pngChunk(
        "zTXt",
        Buffer.concat([
          Buffer.from("Raw profile type exif\0\0", "latin1"),
          deflateSync(`\nexif\n     406\n${Buffer.concat([Buffer.from("Exif\0\0"), exif]).toString("hex")}\n`),
        ]),
      ),
    ),
    "Raw profile",
  ],
  ["a PNG with a text of ImageMagick", png(pngChunk("tEXt", "exif:GPSLatitude\x0051/1, 16/1")), "51/1"],
] as const)("the place is removed from %s", async (_what, picture, place) => {
  expect(picture.includes(place)).toBe(true);
  const { hadPlace, bytes } = await withoutPlace(picture[0] === 0x89 ? "png" : "jpg", picture);
  expect(hadPlace).toBe(true);
  expect(bytes.includes(place)).toBe(false);
});

test.each([
  ["a JPEG without metadata", "jpg", image],
  ["a JPEG with the time of the satellites alone", "jpg", jpegWithPlace({ gpsTags: [0, 7, 29] })],
  ["a JPEG whose XMP tells no place", "jpg", jpeg(app1(xmpHeader, EMPTY_XMP))],
  ["a JPEG whose IPTC has a caption", "jpg", jpeg(iptc(120))],
  [
    "a JPEG with a note of the phone behind it",
    "jpg",
    Buffer.concat([image, Buffer.from("\0\0\x01\x0aImage_UTC_DataSEFT")]),
  ],
  ["a PNG with a title", "png", png(pngChunk("tEXt", "Title\0Poster"))],
  ["a text that has the words of a place", "txt", Buffer.from("exif:GPSLatitude=51")],
] as const)("%s stays as it is", async (_what, type, picture) => {
  const { hadPlace, bytes } = await withoutPlace(type, picture);
  expect(hadPlace).toBe(false);
  expect(bytes.equals(picture)).toBe(true);
});

test("the orientation of a picture with a place and a video stays, and the video goes", async () => {
  const { bytes } = await withoutPlace("jpg", Buffer.concat([jpegWithPlace(), Buffer.from("ftypmp42")]));
  expect(bytes).toHaveLength(jpegWithPlace().length);
});
