import { type FileContent, findBytes, signatureAt } from "./file-content.ts";
import { needsPassword } from "./pdf/encryption.ts";
import { readJpeg } from "./pictures/jpeg.ts";
import { readPng } from "./pictures/png.ts";
import type { ContentProblem } from "./refusals.ts";
import { isZipArchive } from "./zip-directory.ts";

const PDF_START_WITHIN = 1024;
const PDF_END_WITHIN = 64 * 1024;

/** Scanners and mail gateways add bytes before and after a PDF, which readers of PDF skip. */
export async function checkPdf(content: FileContent): Promise<ContentProblem | null> {
  const { bytesAt, size } = content;
  const start = (await bytesAt(0, PDF_START_WITHIN)).indexOf("%PDF-");
  if (start < 0 || (await signatureAt(content, start)) !== "pdf") return "another format";
  if (await isZipArchive(content)) return "hidden content";
  const end = await bytesAt(Math.max(start, size - PDF_END_WITHIN), PDF_END_WITHIN);
  if (!end.includes("%%EOF")) return "damaged";
  return (await needsPassword(content, start)) ? "locked" : null;
}

/** A PNG that ends with its last chunk, which zeros may follow: cameras fill a block of the disk with them. */
export async function checkPng(content: FileContent): Promise<ContentProblem | null> {
  if (!["png", "apng"].includes((await signatureAt(content, 0)) ?? "")) return "another format";
  const png = await readPng(content);
  if (!png || png.end > content.size) return "damaged";
  for await (const piece of content.piecesFrom(png.end)) if (piece.some((byte) => byte !== 0)) return "hidden content";
  return null;
}

/** A JPEG with an image that ends. Phones add a video, a second picture or notes of their own after it. */
export async function checkJpeg(content: FileContent): Promise<ContentProblem | null> {
  if ((await signatureAt(content, 0)) !== "jpg") return "another format";
  if (!(await readJpeg(content))) return "damaged";
  return (await isZipArchive(content)) ? "hidden content" : null;
}

// Names in the directory of a compound file.
const OUTLOOK_PROPERTIES = Buffer.from("__properties_version1.0", "utf16le");
/** In the directory of a compound file that has macros. */
export const MACRO_PROJECT = Buffer.from("_VBA_PROJECT", "utf16le");

/** A compound file, as old Office documents are too, that holds the properties of a message and no macros. */
export async function checkOutlookMessage(content: FileContent): Promise<ContentProblem | null> {
  if ((await signatureAt(content, 0)) !== "cfb" || (await findBytes(content, OUTLOOK_PROPERTIES)) < 0)
    return "another format";
  return (await findBytes(content, MACRO_PROJECT)) < 0 ? null : "active content";
}

/** Names of streams that only files of one program have, by the extension of that program. */
const compoundFormats = [
  ["msg", "__properties_version1.0"],
  ["doc", "WordDocument"],
  ["ppt", "PowerPoint Document"],
  ["xls", "Workbook"],
] as const;

/** The extension of the program that wrote a compound file; "cfb" where it is not known. */
export async function compoundFormat(content: FileContent): Promise<string> {
  for (const [extension, stream] of compoundFormats)
    if ((await findBytes(content, Buffer.from(stream, "utf16le"))) >= 0) return extension;
  return "cfb";
}
