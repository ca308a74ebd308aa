import { open } from "node:fs/promises";
import { extname } from "node:path";
import { fileTypeFromBuffer, fileTypeFromFile } from "file-type";
import { type Content, contentOf, openingTakenFor, takenFor } from "./file-signature.ts";
import { isOutlookStore } from "./ole-directory.ts";
import { isJpeg, isPng } from "./picture-content.ts";
import { documentIn, opensAsZip } from "./zip-directory.ts";

const openXml = "application/vnd.openxmlformats-officedocument";
const openDocument = "application/vnd.oasis.opendocument";

/**
 * The kinds of file that are taken as evidence, and no others: the media type to send each with, its extension without
 * the dot, and what people call it.
 */
export const fileKinds = {
  pdf: { mediaType: "application/pdf", extension: "pdf", word: "PDF" },
  docx: { mediaType: `${openXml}.wordprocessingml.document`, extension: "docx", word: "Word document" },
  xlsx: { mediaType: `${openXml}.spreadsheetml.sheet`, extension: "xlsx", word: "Excel workbook" },
  pptx: { mediaType: `${openXml}.presentationml.presentation`, extension: "pptx", word: "PowerPoint presentation" },
  odt: { mediaType: `${openDocument}.text`, extension: "odt", word: "OpenDocument text" },
  ods: { mediaType: `${openDocument}.spreadsheet`, extension: "ods", word: "OpenDocument spreadsheet" },
  csv: { mediaType: "text/csv", extension: "csv", word: "CSV" },
  txt: { mediaType: "text/plain", extension: "txt", word: "text file" },
  png: { mediaType: "image/png", extension: "png", word: "PNG image" },
  jpg: { mediaType: "image/jpeg", extension: "jpg", word: "JPEG image" },
  msg: { mediaType: "application/vnd.ms-outlook", extension: "msg", word: "Outlook message" },
  eml: { mediaType: "message/rfc822", extension: "eml", word: "e-mail" },
} as const;

/** The name of a kind, which is its extension too. */
export type FileKind = keyof typeof fileKinds;

/**
 * What the file at `path` is by its content, where that agrees with the extension of `name`, the name it was sent
 * under; null where its content is none of the kinds, is broken, holds macros or is another kind than the name says. No
 * document is unpacked, and only a small part of the file is in memory at a time. Throws what the file system throws
 * where the file cannot be read.
 */
export async function kindOfFile(path: string, name: string): Promise<FileKind | null> {
  const kind = kindNamed(name);
  if (!kind) return null;
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return (await isOfKind[kind](contentOf(file, path, size))) ? kind : null;
  } finally {
    await file.close();
  }
}

function kindNamed(name: string): FileKind | null {
  const extension = extname(name).slice(1).toLowerCase();
  const kind = extension === "jpeg" ? "jpg" : extension;
  return isFileKind(kind) ? kind : null;
}

function isFileKind(kind: string): kind is FileKind {
  return Object.hasOwn(fileKinds, kind);
}

const isOfKind: Readonly<Record<FileKind, (content: Content) => Promise<boolean>>> = {
  pdf: isPdf,
  docx: (content) => isOffice(content, "docx"),
  xlsx: (content) => isOffice(content, "xlsx"),
  pptx: (content) => isOffice(content, "pptx"),
  odt: (content) => isOffice(content, "odt"),
  ods: (content) => isOffice(content, "ods"),
  csv: isPlainText,
  txt: isPlainText,
  png: isPng,
  jpg: isJpeg,
  msg: isOutlookMessage,
  eml: isEmail,
};

const blankBeforePdfAtMost = 1024;
const openingLength = 256;
const pdfEndReach = 2048;

async function isPdf({ bytesAt, size }: Content): Promise<boolean> {
  const start = await bytesAt(0, blankBeforePdfAtMost + openingLength);
  const blank = start.toString("latin1").search(/[^ \t\r\n\f]/);
  const opening = start.subarray(Math.max(0, blank));
  if (blank > blankBeforePdfAtMost || !opening.toString("latin1").startsWith("%PDF-")) return false;
  if ((await takenFor(fileTypeFromBuffer(opening))) !== "pdf") return false;
  const end = await bytesAt(Math.max(0, size - pdfEndReach), pdfEndReach);
  return end.includes("%%EOF") && !(await opensAsZip(bytesAt, size));
}

async function isOffice({ path, bytesAt, size }: Content, kind: FileKind): Promise<boolean> {
  const found = await documentIn(bytesAt, size);
  if (found !== (kind === "odt" || kind === "ods" ? "OpenDocument" : kind)) return false;
  // A macro-enabled document or a template may tell itself apart only in the type it declares, in one small part.
  const declared = await takenFor(fileTypeFromFile(path));
  return declared === kind || (found === kind && declared === "zip");
}

// What is harmless as text and something else as soon as its name is changed.
const markupOrScript = /^(<[!?/]|<[a-z_][\w:.-]*([\s/>]|$)|#!|\{\\rtf|%PDF-)/i;
const decisiveLength = 64;
const controlCharacter = /[\p{Cc}--[\t\n\f\r]]/v;

async function isPlainText(content: Content): Promise<boolean> {
  const mark = (await content.bytesAt(0, 3)).toString("hex");
  if (mark.startsWith("fffe")) return (await textIn(content, "utf-16le")) === "plain";
  if (mark.startsWith("feff")) return (await textIn(content, "utf-16be")) === "plain";
  const asUtf8 = await textIn(content, "utf-8");
  if (asUtf8 !== "undecodable" || mark === "efbbbf") return asUtf8 === "plain";
  return (await textIn(content, "windows-1252")) === "plain";
}

async function textIn(content: Content, encoding: string): Promise<"plain" | "not plain" | "undecodable"> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let opening = "";
  let isClean = true;
  for await (const piece of content.piecesFrom(0)) {
    const text = decoded(decoder, piece);
    if (text === null) return "undecodable";
    if (opening.length < decisiveLength) opening = (opening + text).trimStart().slice(0, decisiveLength);
    isClean &&= !controlCharacter.test(text);
  }
  if (decoded(decoder) === null) return "undecodable";
  return isClean && opening !== "" && !markupOrScript.test(opening) ? "plain" : "not plain";
}

function decoded(decoder: TextDecoder, piece?: Buffer): string | null {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch {
    return null;
  }
}

async function isOutlookMessage(content: Content): Promise<boolean> {
  return (await openingTakenFor(content, 0)) === "cfb" && isOutlookStore(content.bytesAt, content.size);
}

const headersAtMost = 256 * 1024;
const tellingHeaders = new Set(["from", "date", "subject", "to", "received", "mime-version"]);

async function isEmail({ bytesAt, size, piecesFrom }: Content): Promise<boolean> {
  const opening = (await bytesAt(0, headersAtMost)).toString("latin1").replace(/^\xef\xbb\xbf/, "");
  const headersEnd = opening.search(/\r?\n\r?\n/);
  if (headersEnd < 0 && size > headersAtMost) return false;
  const lines = (headersEnd < 0 ? opening.trimEnd() : opening.slice(0, headersEnd)).split(/\r?\n/);
  const names = lines.map((line) => /^([!-9;-~]+)[ \t]*:/.exec(line)?.[1]?.toLowerCase());
  const areHeaders = lines.every((line, index) => names[index] !== undefined || (index > 0 && /^[ \t]/.test(line)));
  if (!areHeaders || tellingHeaders.intersection(new Set(names)).size < 2) return false;
  for await (const piece of piecesFrom(0)) if (piece.includes(0)) return false;
  return true;
}
