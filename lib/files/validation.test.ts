import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { crc32, deflateRawSync, deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FileType, fileTypes } from "./formats.ts";
import type { RefusalCause } from "./refusals.ts";
import { checkFile } from "./validation.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "file-content-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let filesWritten = 0;
async function checked(name: string, bytes: Bytes) {
  const path = join(folder, `received-${filesWritten++}`);
  await writeFile(path, bytes);
  return checkFile(path, name);
}

type Bytes = Buffer | string;

const bytes = (...parts: Bytes[]) => Buffer.concat(parts.map((part) => Buffer.from(part)));
const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");
const u16 = (value: number) => Buffer.from([value & 0xff, value >>> 8]);
const u32 = (value: number) => bytes(u16(value & 0xffff), u16(value >>> 16));
const u64 = (value: number) => {
  const number = Buffer.alloc(8);
  number.writeBigUInt64LE(BigInt(value));
  return number;
};
const inZip64Record = 0xffffffff;

interface Part {
  readonly name: string;
  readonly content?: Bytes;
  readonly isStored?: boolean;
  /** Its sizes follow its data, as in an archive that is written in a stream. */
  readonly isStreamed?: boolean;
  /** Its sizes and offset are 64-bit numbers in the extra field. */
  readonly isWide?: boolean;
  readonly flags?: number;
  /** Values that the archive declares instead of the true ones. */
  readonly says?: {
    readonly method?: number;
    readonly unpacked?: number;
    readonly packed?: number;
    readonly at?: number;
    readonly localName?: string;
    readonly localFlags?: number;
  };
}

interface Archive {
  readonly says?: { readonly count?: number; readonly at?: number; readonly longCount?: number };
  readonly isLong?: boolean;
  readonly prefix?: Bytes;
  readonly gap?: Bytes;
}

function zip(parts: readonly Part[], { says = {}, isLong = false, prefix = "", gap = "" }: Archive = {}): Buffer {
  const before = bytes(prefix);
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = before.length;
  for (const part of parts) {
    const { local, listed } = zipEntry(part, at);
    locals.push(local);
    directory.push(listed);
    at += local.length;
  }
  const listing = bytes(...directory);
  const count = says.count ?? parts.length;
  const place = [listing.length, says.at ?? at] as const;
  const longCount = says.longCount ?? count;
  const long = bytes("PK\x06\x06", u64(44), u32(0), u64(0), ...[longCount, longCount, ...place].map(u64));
  const locator = bytes("PK\x06\x07", u32(0), u64(at + listing.length), u32(1));
  const end = bytes("PK\x05\x06", u32(0), u16(count), u16(count), ...place.map(u32), u16(0));
  return bytes(before, ...locals, listing, gap, ...(isLong ? [long, locator] : []), end);
}

/** An entry that begins at an offset: its header with its data, and its record in the directory. */
function zipEntry(part: Part, at: number): { readonly local: Buffer; readonly listed: Buffer } {
  const { name, isStored = false, isStreamed = false, says = {} } = part;
  const plain = Buffer.from(part.content ?? "<x/>");
  const packed = isStored ? plain : deflateRawSync(plain);
  const flags = (part.flags ?? 0) | (isStreamed ? 8 : 0);
  const sizes = [says.packed ?? packed.length, says.unpacked ?? plain.length] as const;
  const method = says.method ?? (isStored ? 0 : 8);
  const start = (own: number) => bytes(u16(20), u16(own), u16(method), u32(0));
  const checksum = u32(crc32(plain));
  const content = bytes(checksum, ...sizes.map(u32));
  const localName = says.localName ?? name;
  const local = bytes(
    "PK\x03\x04",
    ...[start(says.localFlags ?? flags), isStreamed ? Buffer.alloc(12) : content, u16(localName.length), u16(0)],
    ...[localName, packed, isStreamed ? content : ""],
  );
  const { packedSize, unpackedSize, headerAt, extra } = listedNumbers(part, sizes, says.at ?? at);
  const listed = bytes(
    ...["PK\x01\x02", u16(20), start(flags), checksum, u32(packedSize), u32(unpackedSize)],
    ...[u16(name.length), u16(extra.length), Buffer.alloc(10), u32(headerAt), name, extra],
  );
  return { local, listed };
}

/** The sizes and the offset as the directory lists them, and the extra field that holds them if they are 64-bit. */
function listedNumbers({ isWide = false }: Part, [packed, unpacked]: readonly [number, number], at: number) {
  if (!isWide) return { packedSize: packed, unpackedSize: unpacked, headerAt: at, extra: Buffer.alloc(0) };
  const extra = bytes("up\x01\0x", u16(1), u16(24), ...[unpacked, packed, at].map(u64));
  return { packedSize: inZip64Record, unpackedSize: inZip64Record, headerAt: inZip64Record, extra };
}

function openXml(main: string, declared: string, ...others: Part[]): readonly Part[] {
  const types = `<Types><Override PartName="/${main}" ContentType="application/vnd.${declared}.main+xml"/></Types>`;
  return [{ name: "[Content_Types].xml", content: types }, { name: "_rels/.rels" }, { name: main }, ...others];
}

const wordMain = "word/document.xml";
const wordType = "openxmlformats-officedocument.wordprocessingml.document";
const word = (...others: Part[]) => openXml(wordMain, wordType, ...others);
const excel = (...others: Part[]) =>
  openXml("xl/workbook.xml", "openxmlformats-officedocument.spreadsheetml.sheet", ...others);
const powerpoint = () => openXml("ppt/presentation.xml", "openxmlformats-officedocument.presentationml.presentation");

function openDocument(declared: string, ...others: Part[]): readonly Part[] {
  const mimetype = { name: "mimetype", content: `application/vnd.oasis.opendocument.${declared}`, isStored: true };
  return [mimetype, { name: "content.xml" }, { name: "META-INF/manifest.xml" }, ...others];
}

/** An OLE compound file: its signature, filler, and the names in its directory. */
function ole(names: readonly string[], filler = 0): Buffer {
  const directory = names.map((name) => {
    const entry = Buffer.alloc(128);
    entry.write(name, "utf16le");
    return entry;
  });
  return bytes(hex("d0cf11e0a1b11ae1"), Buffer.alloc(504 + filler), ...directory);
}

const properties = "__properties_version1.0";

function pngChunk(type: string, content: Bytes): Buffer {
  const body = bytes(type, content);
  return bytes(u32(Buffer.from(content).length).reverse(), body, u32(crc32(body)).reverse());
}
const pngMark = Buffer.from("89504e470d0a1a0a", "hex");
const ihdr = pngChunk("IHDR", Buffer.from("00000001000000010800000000", "hex"));
const idat = pngChunk("IDAT", deflateSync(Buffer.alloc(2)));
const iend = pngChunk("IEND", "");
const png = bytes(pngMark, ihdr, idat, iend);

const jpegStart = hex("ffd8 ffe0 0010 4a46494600 0101 00 00010001 0000");
// With a stuffed zero, a restart marker and two fill bytes, which are not the end of the image.
const jpegScan = hex("ffda 0008 0101 0000 3f00 1234 ff00 56 ffd0 78 ffff");
const jpeg = bytes(jpegStart, jpegScan, hex("ffd9"));

const pdf = bytes("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", Buffer.from([0x80, 0, 0xff]), "\ntrailer\n<<>>\n%%EOF\n");
const email =
  "Received: from a\r\n by b\r\nFrom: Ann <ann@kent.example>\r\nSubject: Audit\r\n\r\nSee the attachment.\r\n";
const bom = "\ufeff";
const utf16be = (text: string) => Buffer.from(bom + text, "utf16le").swap16();
const emptyZip = bytes("PK\x05\x06", Buffer.alloc(18));
const noise = randomBytes(6_000_000);
const unpackingTo = (...sizes: number[]) =>
  zip(word(...sizes.map((unpacked, index) => ({ name: `word/media/${index}.bmp`, says: { unpacked } }))));

const inner = zip([{ name: "word/b.xml" }]);
const nested = word({ name: "word/a.bin", content: inner, isStored: true }, { name: "word/b.xml" });
/** An archive whose last entry begins inside the one before. */
const overlapping = zip(nested.with(-1, { name: "word/b.xml", says: { at: zip(nested).indexOf(inner) } }));
const encrypted = `<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>`;
const accepted: readonly (readonly [FileType, string, string, Bytes])[] = [
  ["pdf", "a PDF", "plan.pdf", pdf],
  ["pdf", "a PDF with blank lines before it", "plan.pdf", bytes("\r\n \t\n", pdf)],
  ["pdf", "a PDF with a byte order mark before it", "plan.pdf", bytes(bom, pdf)],
  ["pdf", "a PDF with other bytes before it", "plan.pdf", bytes("GIF89a", pdf)],
  ["pdf", "a PDF with bytes after its end", "plan.pdf", bytes(pdf, Buffer.alloc(4096))],
  ["pdf", "a PDF with an attached document", "plan.pdf", bytes(pdf, zip(word()), "\nendstream\n%%EOF")],
  ["docx", "a Word document", "minutes.docx", zip(word())],
  ["docx", "with its name in capitals", "MINUTES.DOCX", zip(word())],
  ["docx", "as Word on the web names its main part", "a.docx", zip(openXml("word/document2.xml", wordType))],
  ["docx", "with a declaration that cannot be read", "a.docx", zip(openXml(wordMain, "").toReversed())],
  [
    "docx",
    "large pictures that hardly shrink",
    "a.docx",
    zip(word({ name: "word/a.png", content: Buffer.alloc(999) })),
  ],
  ["docx", "a picture that shrinks to nothing", "a.docx", unpackingTo(99_000_000)],
  [
    "docx",
    "written in a stream",
    "a.docx",
    zip(word({ name: "a.xml" }).map((part) => ({ ...part, isStreamed: true }))),
  ],
  ["docx", "with 64-bit numbers", "a.docx", zip(word().map((part) => ({ ...part, isWide: true })))],
  ["xlsx", "an Excel workbook", "dashboard.xlsx", zip(excel())],
  ["xlsx", "a workbook with 64-bit records", "dashboard.xlsx", zip(excel(), { isLong: true })],
  ["pptx", "a PowerPoint presentation", "training.pptx", zip(powerpoint())],
  ["odt", "an OpenDocument text", "minutes.odt", zip(openDocument("text"))],
  ["odt", "with the empty index of macros", "a.odt", zip(openDocument("text", { name: "Basic/script-lc.xml" }))],
  ["ods", "an OpenDocument spreadsheet", "figures.ods", zip(openDocument("spreadsheet"))],
  ["odp", "an OpenDocument presentation", "slides.odp", zip(openDocument("presentation"))],
  ["csv", "comma-separated values", "figures.csv", "Quarter,Audits\r\nQ1,12\r\n"],
  ["csv", "with a byte order mark, as Excel writes it", "figures.csv", `${bom}Quarter,Audits\r\n`],
  ["csv", "in UTF-16", "figures.csv", Buffer.from(`${bom}Quarter\tAudits\r\n`, "utf16le")],
  ["csv", "in the encoding of MS-DOS", "figures.csv", Buffer.from("Name\r\nM\x81ller\r\n", "latin1")],
  ["csv", "with a line break of Word in a cell", "figures.csv", 'Answer\r\n"Kept\x0breviewed"\r\n'],
  ["csv", "with an escape in a cell", "a.csv", "a,\x1b[2Jb"],
  ["txt", "with a control character late in it", "a.txt", `${"line\n".repeat(50_000)}\x07`],
  ["txt", "with control characters of the second block", "a.txt", "a\u0085b\u009b"],
  ["txt", "in UTF-16 with half a character at its end", "a.txt", bytes(Buffer.from(`${bom}plain`, "utf16le"), "x")],
  ["txt", "with a mark for UTF-8 and a byte that is not", "a.txt", bytes(bom, Buffer.from([0x63, 0xe9, 0x20]))],
  ["txt", "in UTF-16, most significant byte first", "note.txt", utf16be("Audit — done\n")],
  ["txt", "in UTF-8", "note.txt", "Siân’s note\f\n\tdone\n"],
  ["txt", "in Windows-1252", "note.txt", Buffer.from("Si\xe2n\x92s note: \x80 25", "latin1")],
  ["txt", "a character that two pieces share", "note.txt", `${"x".repeat(65_535)}—${"x".repeat(65_535)}—`],
  ["txt", "text that begins with the letters of another format", "note.txt", "FORM 12 was sent"],
  ["txt", "an address in angle brackets", "note.txt", "<ann@kent.example> wrote:"],
  ["txt", "an e-mail saved as text", "note.txt", email],
  ["png", "a PNG", "poster.png", png],
  ["png", "a PNG padded with zeros", "poster.png", bytes(png, Buffer.alloc(700))],
  ["png", "an animated PNG", "a.png", bytes(pngMark, ihdr, pngChunk("acTL", Buffer.alloc(8)), idat, iend)],
  ["jpg", "a JPEG", "poster.jpg", jpeg],
  ["jpg", "a JPEG by its longer extension", "poster.JPEG", jpeg],
  ["jpg", "a JPEG as Windows saves it from a web page", "poster.jfif", jpeg],
  ["jpg", "a JPEG with stray bytes between its segments", "a.jpg", bytes(jpegStart, "stray", jpegScan, hex("ffd9"))],
  ["jpg", "a JPEG padded with zeros", "poster.jpg", bytes(jpeg, Buffer.alloc(700))],
  ["jpg", "a JPEG with a note of the phone after it", "a.jpg", bytes(jpeg, hex("0000010a"), "Image_UTC_Data17950SEFT")],
  ["jpg", "a JPEG with a video after it", "a.jpg", bytes(jpeg, hex("00000018"), "ftypmp42", Buffer.alloc(90_000, "v"))],
  ["jpg", "a JPEG with a second picture after it", "poster.jpg", bytes(jpeg, Buffer.alloc(3), jpeg)],
  ["msg", "an Outlook message", "reply.msg", ole([properties])],
  ["msg", "a message with an attached workbook", "reply.msg", ole([properties, "Workbook"])],
  ["msg", "a message with a name that two pieces share", "reply.msg", ole([properties], 65_536 - 512 - 20)],
  ["eml", "an e-mail", "reply.eml", email],
  ["eml", "an e-mail with a byte order mark and bare line feeds", "a.eml", bom + email.replaceAll("\r", "")],
  ["eml", "an e-mail from a mail archive", "a.eml", `From ann@kent.example Thu Nov 12 09:12:00 2026\r\n${email}`],
  ["eml", "an e-mail behind blank lines", "a.eml", `\r\n${email}`],
  ["eml", "an e-mail that is nothing but headers", "a.eml", "Date: Mon, 2 Nov 2026 10:00:00 +0000\nTo: b@c.example\n"],
];

const refused: readonly (readonly [RefusalCause, string, string, Bytes])[] = [
  ["empty", "an empty file", "a.txt", ""],
  ["empty", "a byte order mark alone", "a.csv", bom],
  ["empty", "blanks alone", "a.txt", " \r\n\t\n"],
  ["empty", "an empty PDF", "a.pdf", ""],
  ["empty", "an empty JPEG", "a.jpg", ""],
  ["not taken", "no extension", "plan", pdf],
  ["not taken", "an extension without a name", ".pdf", pdf],
  ["not taken", "an extension that is not taken", "plan.zip", zip(word())],
  ["not taken", "an extension that every JavaScript object has as a property", "a.constructor", "text"],
  ["not taken", "a space after the extension", "plan.pdf ", pdf],
  ["another format", "a PNG named as a PDF", "report.pdf", png],
  ["another format", "a JPEG named as a PNG", "a.png", jpeg],
  ["another format", "a PDF named as text", "a.txt", "%PDF-1.4\n%%EOF"],
  ["another format", "a PDF behind blank lines, named as text", "a.txt", "\n\n%PDF-1.4\n%%EOF"],
  ["another format", "text named as a PDF", "a.pdf", "What we did about it\n%%EOF"],
  ["another format", "a workbook named as a document", "a.docx", zip(excel())],
  ["another format", "a spreadsheet named as a text", "a.odt", zip(openDocument("spreadsheet"))],
  ["another format", "an OpenDocument text named as a Word document", "a.docx", zip(openDocument("text"))],
  ["another format", "a Word document named as an OpenDocument text", "a.odt", zip(word())],
  ["another format", "a Word document named as text", "a.txt", zip(word())],
  ["another format", "text named as a Word document", "a.docx", "PK is how it begins"],
  ["another format", "a program named as text", "a.txt", Buffer.from("MZ\x90\0\x03\0\0\0", "latin1")],
  ["damaged", "a PDF behind more than 1,024 bytes", "a.pdf", bytes(" ".repeat(1025), pdf)],
  ["damaged", "a PDF without its version", "a.pdf", bytes("%PDF", pdf.subarray(5))],
  ["damaged", "a PDF cut short", "a.pdf", pdf.subarray(0, 30)],
  ["damaged", "a PDF with 70 kB after its end", "a.pdf", bytes(pdf, Buffer.alloc(70_000))],
  ["hidden content", "a PDF with an empty zip archive after it", "a.pdf", bytes(pdf, emptyZip)],
  ["not taken", "a macro-enabled document by its name", "a.docm", zip(word())],
  ["active content", "a document with a macro project", "a.docx", zip(word({ name: "word/vbaProject.bin" }))],
  [
    "active content",
    "a macro project in capitals and in another folder",
    "a.xlsx",
    zip(excel({ name: "custom/VBAPROJECT.BIN" })),
  ],
  [
    "another format",
    "a macro-enabled document without its project",
    "a.docx",
    zip(openXml(wordMain, "ms-word.document.macroEnabled")),
  ],
  [
    "another format",
    "a template named as a document",
    "a.docx",
    zip(openXml(wordMain, wordType.replace(/document$/, "template"))),
  ],
  ["active content", "an old macro sheet", "a.xlsx", zip(excel({ name: "xl/macrosheets/sheet1.xml" }))],
  ["active content", "a macro-enabled workbook inside", "a.docx", zip(word({ name: "word/embeddings/Book1.xlsm" }))],
  ["active content", "an archive within", "a.docx", zip(word({ name: "word/embeddings/more.ZIP" }))],
  ["active content", "a program within", "a.xlsx", zip(excel({ name: "xl/embeddings/setup.exe" }))],
  ["active content", "a script within", "a.odt", zip(openDocument("text", { name: "Object 1/run.js" }))],
  ["active content", "a Basic macro", "a.odt", zip(openDocument("text", { name: "Basic/Standard/Module1.xml" }))],
  ["active content", "a Python macro", "a.ods", zip(openDocument("spreadsheet", { name: "Scripts/python/a.py" }))],
  ["another format", "a zip of something else", "a.docx", zip([{ name: "photos/1.jpg" }])],
  ["damaged", "a document without its declaration", "a.docx", zip(word().slice(1))],
  ["damaged", "a document without its main part", "a.docx", zip(word().slice(0, 2))],
  ["hidden content", "two documents in one", "a.docx", zip(word({ name: "xl/workbook.xml" }))],
  [
    "another format",
    "a binary workbook",
    "a.xlsx",
    zip(openXml("xl/workbook.bin", "ms-excel.sheet.binary.macroEnabled")),
  ],
  ["another format", "a presentation of OpenDocument", "a.odt", zip(openDocument("presentation"))],
  ["hidden content", "an empty archive", "a.docx", emptyZip],
  ["locked", "an encrypted entry", "a.docx", zip(word({ name: "a.xml", flags: 1, says: { localFlags: 0 } }))],
  [
    "locked",
    "an entry that only its own header calls encrypted",
    "a.docx",
    zip(word({ name: "a.xml", says: { localFlags: 1 } })),
  ],
  [
    "damaged",
    "an entry that is stored and shrinks",
    "a.docx",
    zip(word({ name: "a.xml", isStored: true, says: { unpacked: 9 } })),
  ],
  [
    "damaged",
    "a way of packing that Office does not read",
    "a.docx",
    zip(word({ name: "word/a.xml", says: { method: 99 } })),
  ],
  [
    "locked",
    "an encrypted OpenDocument text",
    "a.odt",
    zip(openDocument("text").with(1, { name: "content.xml", content: Buffer.from([0x8f, 1, 2]), isStored: true })),
  ],
  [
    "locked",
    "an OpenDocument spreadsheet whose manifest says that it is encrypted",
    "a.ods",
    zip(openDocument("spreadsheet").with(2, { name: "META-INF/manifest.xml", content: encrypted })),
  ],
  [
    "locked",
    "an OpenDocument text that is encrypted as one package",
    "a.odt",
    zip([...openDocument("text").toSpliced(1, 1), { name: "encrypted-package", content: "\x8f\x01" }]),
  ],
  ["damaged", "a JPEG that ends in its preview alone", "a.jpg", bytes(hex("ffd8 ffe1 0006 ffdaffd9"), jpegScan)],
  ["damaged", "an archive cut short", "a.docx", zip(word()).subarray(0, -30)],
  ["another format", "an archive without its beginning", "a.docx", zip(word()).subarray(40)],
  ["another format", "an archive behind a program", "a.docx", bytes("MZ program", zip(word()))],
  [
    "another format",
    "an archive behind a program, with corrected offsets",
    "a.docx",
    zip(word(), { prefix: "MZ program" }),
  ],
  ["hidden content", "an archive with something before its end", "a.docx", zip(word(), { gap: "<script>" })],
  ["damaged", "two records that disagree", "a.xlsx", zip(excel(), { isLong: true, says: { count: 4, longCount: 3 } })],
  ["damaged", "an archive with something behind it", "a.docx", bytes(zip(word()), "<script>")],
  ["damaged", "a directory that ends early", "a.docx", zip(word(), { says: { count: 4 } })],
  ["hidden content", "a directory that goes on", "a.docx", zip(word({ name: "word/a.xml" }), { says: { count: 3 } })],
  ["damaged", "a directory elsewhere than said", "a.docx", zip(word(), { says: { at: 10 } })],
  [
    "damaged",
    "an entry that its own header names otherwise",
    "a.docx",
    zip(word({ name: "a.txt", says: { localName: "a.exe" } })),
  ],
  [
    "damaged",
    "an entry that begins outside the archive",
    "a.docx",
    zip(word({ name: "a.xml", says: { at: 0x7fffffff } })),
  ],
  [
    "damaged",
    "an entry that begins beyond the largest safe integer",
    "a.docx",
    zip(word({ name: "a.xml", isWide: true, says: { at: 2 ** 60 } })),
  ],
  ["damaged", "entries that overlap", "a.docx", overlapping],
  ["damaged", "an entry that reaches into the directory", "a.docx", zip(word({ name: "a.xml", says: { packed: 99 } }))],
  ["damaged", "a name twice", "a.docx", zip(word({ name: "Word/Document.xml" }))],
  ["damaged", "an entry with a path out of its folder", "a.docx", zip(word({ name: "word/../../a.xml" }))],
  [
    "too much inside",
    "more entries than 10,000",
    "a.docx",
    zip(word(...Array.from({ length: 9_998 }, (_, i) => ({ name: `word/${i}` })))),
  ],
  [
    "too much inside",
    "more than 1 GiB unpacked",
    "a.docx",
    zip(word({ name: "a", content: noise, says: { unpacked: 1024 ** 3 } })),
  ],
  ["too much inside", "more than 200 times as much unpacked", "a.docx", unpackingTo(101_000_000)],
  ["not taken", "an old Word document", "a.doc", ole(["WordDocument"])],
  ["another format", "an old Word document named as a message", "a.msg", ole(["WordDocument"])],
  ["locked", "an encrypted document named as it was", "a.docx", ole(["EncryptedPackage"])],
  ["active content", "a message with macros", "a.msg", ole([properties, "_VBA_PROJECT"])],
  ["another format", "a message of its signature alone", "a.msg", ole([properties]).subarray(0, 8)],
  ["another format", "an HTML page", "a.txt", "<!DOCTYPE html><html></html>"],
  ["another format", "an HTML page behind a mark and blanks", "a.csv", `${bom}\n  <HTML><body>`],
  ["another format", "an HTML page in UTF-16", "a.txt", Buffer.from(`${bom}<html>`, "utf16le")],
  ["another format", "an HTML page behind more blanks than one piece", "a.txt", `${" ".repeat(200_000)}<script>`],
  ["another format", "an SVG picture", "a.txt", '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ["another format", "XML", "a.csv", '<?xml version="1.0"?><a/>'],
  ["another format", "XML without its declaration", "a.csv", "<w:review>..."],
  ["another format", "a shell script", "a.txt", "#!/bin/sh\nrm -r /\n"],
  ["another format", "an RTF document", "a.txt", "{\\rtf1\\ansi hello}"],
  ["another format", "a zero in a text", "a.txt", "before\0after"],
  ["another format", "UTF-16 without its mark", "a.txt", Buffer.from("plain", "utf16le")],
  ["damaged", "a PNG cut short", "a.png", png.subarray(0, -6)],
  ["damaged", "a PNG without its header", "a.png", bytes(pngMark, idat, iend)],
  ["damaged", "a PNG in Apple's own variant", "a.png", bytes(pngMark, pngChunk("CgBI", "abcd"), ihdr, idat, iend)],
  ["hidden content", "a PNG with a script behind it", "a.png", bytes(png, "<script>alert(1)</script>")],
  ["damaged", "a PNG with a script in its end", "a.png", bytes(pngMark, ihdr, idat, pngChunk("IEND", "<script>"))],
  ["hidden content", "a PNG with a zip behind it", "a.png", bytes(png, zip(word()))],
  ["damaged", "a JPEG cut short", "a.jpg", jpeg.subarray(0, -2)],
  ["damaged", "a JPEG without a picture", "a.jpg", bytes(jpegStart, hex("ffd9"))],
  ["hidden content", "a JPEG with a zip behind it", "a.jpg", bytes(jpeg, zip(word()))],
  ["another format", "text with one header", "a.eml", "Subject: Audit\nColour: red\n\nhello\n"],
  ["another format", "one header twice", "a.eml", "To: a@b.example\nTo: c@d.example\n\nhello\n"],
  ["another format", "a header's second line first", "a.eml", " and on\nFrom: a\nTo: b\n\nhello\n"],
  ["another format", "headers that only come later", "a.eml", "Dear all\nFrom: a\nTo: b\n\nhello\n"],
  ["another format", "a zero in an e-mail", "a.eml", `${email}\0`],
  ["another format", "an e-mail whose headers never end", "a.eml", `From: a\nTo: b\n${"X: 1\n".repeat(60_000)}`],
];

const sampleFolder = new URL("../../tests/fixtures/evidence/", import.meta.url);
const samples: readonly (readonly [string, { type: FileType } | { refused: RefusalCause }])[] = [
  ["Children's Board minutes.pdf", { type: "pdf" }],
  ["bom.pdf", { type: "pdf" }],
  ["no-printing.pdf", { type: "pdf" }],
  ["open-password.pdf", { refused: "locked" }],
  ["locked.xlsx", { refused: "locked" }],
  ["IMG_4021.HEIC", { refused: "not taken" }],
  ["samsung-galaxy.jpg", { type: "jpg" }],
  ["slides.odp", { type: "odp" }],
  ["mbox-from-line.eml", { type: "eml" }],
  ["cp850-u-umlaut.csv", { type: "csv" }],
  ["word-softbreak-0B.csv", { type: "csv" }],
];

const heic = bytes(u32(24).reverse(), "ftypheic", u32(0), "mif1heic");
const misnamed: readonly (readonly [string, Bytes, string])[] = [
  ["photo.jpg", heic, "its name ends in .jpg, but it is a HEIC photograph"],
  ["photo.png", jpeg, "its name ends in .png, but it is a JPG picture. Change the ending to .jpg"],
  ["report.pdf", "<!DOCTYPE html><html>", "but it is a web page"],
  ["figures.csv", '<html xmlns:x="urn:schemas-microsoft-com:office:excel">', "but it is a web page"],
  ["figures.csv", '<?xml version="1.0"?><a/>', "but it is data for programs"],
  ["plan.docx", ole(["WordDocument"]), "but it is a document of Word 97 to 2003"],
  ["plan.xlsx", ole(["Workbook"]), "but it is a workbook of Excel 97 to 2003"],
  ["plan.docx", zip(excel()), "but it is an Excel workbook. Change the ending to .xlsx"],
  ["plan.docx", zip([{ name: "photos/1.jpg" }]), "but it is an archive"],
  ["plan.txt", "{\\rtf1\\ansi hello}", "but it is a document of another word processor"],
  ["plan.txt", Buffer.from("MZ\x90\0\x03\0\0\0", "latin1"), "but it is a program or script"],
];

describe("checkFile", () => {
  it.each(accepted)("accepts as %s: %s", async (kind, _what, name, content) => {
    expect(await checked(name, content)).toEqual({ type: kind });
  });

  it("accepts every type at least once", () => {
    expect(new Set(accepted.map(([kind]) => kind))).toEqual(new Set(fileTypes));
  });

  it.each(refused)("refuses as %s: %s", async (refused, _reason, name, content) => {
    expect(await checked(name, content)).toMatchObject({ refused });
  });

  it.each(samples)("%s is judged as people expect", async (name, expected) => {
    const result = await checkFile(fileURLToPath(new URL(name, sampleFolder)), name);
    expect(result).toMatchObject(expected);
  });

  it.each(misnamed)("says what %s is", async (name, content, sentence) => {
    expect(await checked(name, content)).toMatchObject({ sentence: expect.stringContaining(sentence) });
  });

  it("throws what the file system throws for a missing file", async () => {
    await expect(checkFile(join(folder, "nowhere"), "a.pdf")).rejects.toThrow("ENOENT");
  });

  it("checks 25 MB of text within a second and without holding it in memory", async () => {
    const file = await open(join(folder, "long.txt"), "w");
    for (let part = 0; part < 25; part++) await file.write("Siân’s audit, line by line\n".repeat(33_334));
    await file.close();
    await writeFile(join(folder, "short.txt"), "Siân’s audit");
    // In a process of its own, to measure its memory alone.
    const script = `
      const { checkFile } = await import(${JSON.stringify(new URL("./validation.ts", import.meta.url).href)});
      const kindIn = async (name) => (await checkFile(${JSON.stringify(folder)} + "/" + name, name)).type;
      await kindIn("short.txt");
      const before = process.memoryUsage.rss();
      let most = before;
      const watching = setInterval(() => { most = Math.max(most, process.memoryUsage.rss()); }, 1);
      const begun = process.cpuUsage();
      const kind = await kindIn("long.txt");
      const { user, system } = process.cpuUsage(begun);
      const milliseconds = (user + system) / 1000;
      clearInterval(watching);
      console.log(JSON.stringify({ kind, milliseconds, bytes: most - before }));`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script]);
    const seen: { kind: string; milliseconds: number; bytes: number } = JSON.parse(stdout);
    expect(seen.kind).toBe("txt");
    expect(seen.milliseconds).toBeLessThan(1000);
    expect(seen.bytes).toBeLessThan(16 * 1024 ** 2);
  });
});
