import { open } from "node:fs/promises";
import { extname } from "node:path";
import { contentOf, type FileContent } from "./file-content.ts";
import { isOpenDocument, isOpenXml } from "./office-formats.ts";
import { isJpeg, isOutlookMessage, isPdf, isPng } from "./other-formats.ts";
import { isEmail, isPlainText } from "./text-formats.ts";

const openXml = "application/vnd.openxmlformats-officedocument";
const openDocument = "application/vnd.oasis.opendocument";

/** The only types of file that are accepted as evidence, by extension, with the media type to serve each with. */
export const acceptedFileTypes = {
  pdf: { mediaType: "application/pdf" },
  docx: { mediaType: `${openXml}.wordprocessingml.document` },
  xlsx: { mediaType: `${openXml}.spreadsheetml.sheet` },
  pptx: { mediaType: `${openXml}.presentationml.presentation` },
  odt: { mediaType: `${openDocument}.text` },
  ods: { mediaType: `${openDocument}.spreadsheet` },
  odp: { mediaType: `${openDocument}.presentation` },
  csv: { mediaType: "text/csv" },
  txt: { mediaType: "text/plain" },
  png: { mediaType: "image/png" },
  jpg: { mediaType: "image/jpeg" },
  msg: { mediaType: "application/vnd.ms-outlook" },
  eml: { mediaType: "message/rfc822" },
} as const;

export type FileType = keyof typeof acceptedFileTypes;

/**
 * The type of the file at `path`, where its content is of the type that the extension of `name` says; otherwise null,
 * also where it is damaged, encrypted or holds macros. Nothing is unpacked, and only a small part of the file is in
 * memory at a time. Throws what the file system throws where the file cannot be read.
 */
export async function detectFileType(path: string, name: string): Promise<FileType | null> {
  const type = typeNamedBy(name);
  if (!type) return null;
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return (await hasContentOf[type](contentOf(file, path, size))) ? type : null;
  } finally {
    await file.close();
  }
}

function typeNamedBy(name: string): FileType | null {
  const extension = extname(name).slice(1).toLowerCase();
  const type = extension === "jpeg" ? "jpg" : extension;
  return isAcceptedType(type) ? type : null;
}

function isAcceptedType(type: string): type is FileType {
  return Object.hasOwn(acceptedFileTypes, type);
}

const hasContentOf: Readonly<Record<FileType, (content: FileContent) => Promise<boolean>>> = {
  pdf: isPdf,
  docx: (content) => isOpenXml(content, "docx"),
  xlsx: (content) => isOpenXml(content, "xlsx"),
  pptx: (content) => isOpenXml(content, "pptx"),
  odt: (content) => isOpenDocument(content, "odt"),
  ods: (content) => isOpenDocument(content, "ods"),
  odp: (content) => isOpenDocument(content, "odp"),
  csv: isPlainText,
  txt: isPlainText,
  png: isPng,
  jpg: isJpeg,
  msg: isOutlookMessage,
  eml: isEmail,
};
