import { type FileContent, findBytes, nullIfMalformed, signatureAt } from "./file-content.ts";
import type { FileType } from "./formats.ts";
import type { ContentProblem } from "./refusals.ts";
import { beginsAsZip, readZipDirectory, readZipEntry, type ZipEntry } from "./zip-directory.ts";

type OpenXmlFormat = Extract<FileType, "docx" | "xlsx" | "pptx">;
type OpenDocumentFormat = Extract<FileType, "odt" | "ods" | "odp">;

const openXmlParts = ["[content_types].xml", "_rels/.rels"];
const MANIFEST = "meta-inf/manifest.xml";
const packages = [
  { format: "docx", parts: openXmlParts, main: /^word\/document\d*\.xml$/ },
  { format: "xlsx", parts: openXmlParts, main: /^xl\/workbook\d*\.xml$/ },
  { format: "pptx", parts: openXmlParts, main: /^ppt\/presentation\d*\.xml$/ },
  // LibreOffice can encrypt a document as one package, without a main part.
  { format: "OpenDocument", parts: ["mimetype", MANIFEST], main: /^(content\.xml|encrypted-package)$/ },
] as const;

const activeContent = [
  // Office macros.
  /(^|\/)vbaproject[^/]*\.bin$/,
  // Excel 4 macro sheets.
  /^xl\/macrosheets\//,
  // An embedded document that may hold macros.
  /\.(docm|dotm|xlsm|xltm|xlam|pptm|potm|ppsm|ppam)$/,
  // OpenDocument macros; their indexes are also in documents without any.
  /^(basic\/(?!(.*\/)?script-l[bc]\.xml$)|scripts\/).*[^/]$/,
  // An embedded archive or program: Office itself embeds documents under their own extension or as .bin.
  /\.(zip|7z|rar|gz|tar|cab|iso|img|jar|exe|dll|com|scr|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|chm)$/,
];

/** The problem of a file that is not an Office Open XML document of this format, or has macros, programs or a password. */
export async function checkOpenXml(content: FileContent, format: OpenXmlFormat): Promise<ContentProblem | null> {
  const problem = (await checkIsPackage(content)) ?? (await checkPackage(content, format));
  if (problem) return problem;
  // Macro-enabled documents and templates may differ only in the type that [Content_Types].xml declares. file-type gives
  // "zip" where it cannot read that part.
  return [format, "zip"].includes(await declaredFormat(content)) ? null : "another format";
}

/** The problem of a file that is not an OpenDocument file of this format, or has macros, programs or a password. */
export async function checkOpenDocument(
  content: FileContent,
  format: OpenDocumentFormat,
): Promise<ContentProblem | null> {
  const problem = (await checkIsPackage(content)) ?? (await checkPackage(content, "OpenDocument"));
  if (problem && problem !== "locked") return problem;
  return (await declaredFormat(content)) === format ? problem : "another format";
}

/** The extension of the office format that an archive declares, or "zip"; empty where it is no archive. */
export async function declaredFormat({ detectFormat }: FileContent): Promise<string> {
  return (await nullIfMalformed(detectFormat()))?.ext ?? "";
}

const ENCRYPTED_PACKAGE = Buffer.from("EncryptedPackage", "utf16le");

/** Office puts a document with a password into a compound file. */
async function checkIsPackage(content: FileContent): Promise<ContentProblem | null> {
  const isCompound = (await signatureAt(content, 0)) === "cfb";
  if (isCompound && (await findBytes(content, ENCRYPTED_PACKAGE)) >= 0) return "locked";
  return (await beginsAsZip(content)) ? null : "another format";
}

/** Checks the names of the parts: they make up one document of this format, without active content. */
async function checkPackage(
  content: FileContent,
  format: (typeof packages)[number]["format"],
): Promise<ContentProblem | null> {
  const entries = await readZipDirectory(content);
  if (typeof entries === "string") return entries;
  const names = new Set(entries.map(({ name }) => name));
  const [found, ...others] = packages.filter(({ main }) => entries.some(({ name }) => main.test(name)));
  if (others.length > 0) return "hidden content";
  if (found?.format !== format) return "another format";
  if (entries.some(({ name }) => activeContent.some((pattern) => pattern.test(name)))) return "active content";
  if (!found.parts.every((name) => names.has(name))) return "damaged";
  return found.format === "OpenDocument" && (await isEncrypted(content, entries)) ? "locked" : null;
}

const MAX_MANIFEST = 4 * 1024 * 1024;

/** OpenDocument encrypts each part by itself and stores it uncompressed, so that the archive itself is not encrypted. */
async function isEncrypted(content: FileContent, entries: readonly ZipEntry[]): Promise<boolean> {
  const part = (sought: string) => entries.find(({ name }) => name === sought);
  const manifest = part(MANIFEST);
  const text = manifest && (await readZipEntry(content, manifest, MAX_MANIFEST));
  const main = part("content.xml");
  if (!main || !text || text.includes("encryption-data")) return true;
  const opening = main.isCompressed ? "<" : (await content.bytesAt(main.dataStart, 64)).toString("utf8");
  return !opening.trimStart().startsWith("<");
}
