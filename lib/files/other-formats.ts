import { type FileContent, findBytes, signatureAt } from "./file-content.ts";
import { isZipArchive } from "./zip-directory.ts";

const PDF_START_WITHIN = 1024;
const PDF_END_WITHIN = 64 * 1024;

/** Scanners and mail gateways add bytes before and after a PDF, which readers of PDF skip. */
export async function isPdf(content: FileContent): Promise<boolean> {
  const { bytesAt, size } = content;
  const start = (await bytesAt(0, PDF_START_WITHIN)).indexOf("%PDF-");
  if (start < 0 || (await signatureAt(content, start)) !== "pdf") return false;
  const end = await bytesAt(Math.max(start, size - PDF_END_WITHIN), PDF_END_WITHIN);
  return end.includes("%%EOF") && !(await isZipArchive(content));
}

const PNG_LAST_CHUNK = Buffer.from("0000000049454e44ae426082", "hex");
const PNG_END_WITHIN = 64 * 1024;

/** A PNG that ends with its last chunk, which zeros may follow: cameras fill a block of the disk with them. */
export async function isPng(content: FileContent): Promise<boolean> {
  const { bytesAt, size } = content;
  if (!["png", "apng"].includes((await signatureAt(content, 0)) ?? "")) return false;
  // Apple's variant for its own devices has another chunk first, and other programs cannot show it.
  if ((await bytesAt(12, 4)).toString("latin1") !== "IHDR") return false;
  const end = await bytesAt(Math.max(0, size - PNG_END_WITHIN), PNG_END_WITHIN);
  const length = end.findLastIndex((byte) => byte !== 0) + 1;
  return (
    end.subarray(0, length).subarray(-PNG_LAST_CHUNK.length).equals(PNG_LAST_CHUNK) && !(await isZipArchive(content))
  );
}

const JPEG_START_OF_SCAN = Buffer.from("ffda", "hex");
const JPEG_END_OF_IMAGE = Buffer.from("ffd9", "hex");

/** A JPEG with an image that ends. Phones add a video, a second picture or notes of their own after it. */
export async function isJpeg(content: FileContent): Promise<boolean> {
  if ((await signatureAt(content, 0)) !== "jpg") return false;
  const scan = await findBytes(content, JPEG_START_OF_SCAN);
  if (scan < 0 || (await findBytes(content, JPEG_END_OF_IMAGE, scan)) < 0) return false;
  return !(await isZipArchive(content));
}

// Names in the directory of a compound file.
const OUTLOOK_PROPERTIES = Buffer.from("__properties_version1.0", "utf16le");
const MACRO_PROJECT = Buffer.from("_VBA_PROJECT", "utf16le");

/** A compound file, as old Office documents are too, that holds the properties of a message and no macros. */
export async function isOutlookMessage(content: FileContent): Promise<boolean> {
  if ((await signatureAt(content, 0)) !== "cfb") return false;
  return (await findBytes(content, OUTLOOK_PROPERTIES)) >= 0 && (await findBytes(content, MACRO_PROJECT)) < 0;
}
