import { open } from "node:fs/promises";
import { contentOf, type FileContent, signatureAt } from "./file-content.ts";
import { extensionOf, type FileType, typeOfExtension } from "./formats.ts";
import { checkOpenDocument, checkOpenXml, declaredFormat } from "./office-formats.ts";
import { checkJpeg, checkOutlookMessage, checkPdf, checkPng, compoundFormat } from "./other-formats.ts";
import { type ContentProblem, fileRefusal, type Refusal } from "./refusals.ts";
import { checkEmail, checkPlainText, isBlank, markupFormat } from "./text-formats.ts";
import { beginsAsZip } from "./zip-directory.ts";

/**
 * The type of the file at `path`, where its content is of the type that the extension of `name` says; otherwise why it is
 * refused, also where it is damaged, needs a password or holds macros. Only small parts of it are in memory at a time.
 * Throws what the file system throws where the file cannot be read.
 */
export async function checkFile(path: string, name: string): Promise<{ readonly type: FileType } | Refusal> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const content = contentOf(file, path, size);
    if (size === 0) return fileRefusal("empty", name);
    const type = typeOfExtension(extensionOf(name));
    if (!type) return fileRefusal("not taken", name);
    const problem = await checkers[type](content);
    return problem ? await refusalOf(problem, name, content, type) : { type };
  } finally {
    await file.close();
  }
}

const checkers: Readonly<Record<FileType, (content: FileContent) => Promise<ContentProblem | null>>> = {
  pdf: checkPdf,
  docx: (content) => checkOpenXml(content, "docx"),
  xlsx: (content) => checkOpenXml(content, "xlsx"),
  pptx: (content) => checkOpenXml(content, "pptx"),
  odt: (content) => checkOpenDocument(content, "odt"),
  ods: (content) => checkOpenDocument(content, "ods"),
  odp: (content) => checkOpenDocument(content, "odp"),
  csv: checkPlainText,
  txt: checkPlainText,
  png: checkPng,
  jpg: checkJpeg,
  msg: checkOutlookMessage,
  eml: checkEmail,
};

async function refusalOf(problem: ContentProblem, name: string, content: FileContent, type: FileType) {
  if (problem !== "another format") return fileRefusal(problem, name);
  const found = await formatFound(content);
  if (found === null && (await isBlank(content))) return fileRefusal("empty", name);
  // It begins as what its name says, and goes on otherwise.
  if (found !== null && typeOfExtension(found) === type) return fileRefusal("damaged", name);
  return fileRefusal("another format", name, found);
}

/** The extension of the format that a file has by its content; null where it is not known. */
export async function formatFound(content: FileContent): Promise<string | null> {
  const signature = await signatureAt(content, 0);
  if (signature === "cfb") return compoundFormat(content);
  if (await beginsAsZip(content)) return (await declaredFormat(content)) || "zip";
  const format = signature ?? (await markupFormat(content));
  return format === "apng" ? "png" : format;
}
