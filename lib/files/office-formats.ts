import { fileTypeFromFile } from "file-type";
import { type FileContent, nullIfMalformed } from "./file-content.ts";
import { readZipDirectory, type ZipEntry } from "./zip-directory.ts";

const openXmlParts = ["[content_types].xml", "_rels/.rels"];
const packages = [
  { format: "docx", parts: openXmlParts, main: /^word\/document\d*\.xml$/ },
  { format: "xlsx", parts: openXmlParts, main: /^xl\/workbook\d*\.xml$/ },
  { format: "pptx", parts: openXmlParts, main: /^ppt\/presentation\d*\.xml$/ },
  { format: "OpenDocument", parts: ["mimetype", "meta-inf/manifest.xml"], main: /^content\.xml$/ },
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

/** Whether a file is an Office Open XML document of this format, without macros and embedded programs. */
export async function isOpenXml(content: FileContent, format: "docx" | "xlsx" | "pptx"): Promise<boolean> {
  if ((await packageFormat(content)) !== format) return false;
  // Macro-enabled documents and templates may differ only in the type that [Content_Types].xml declares. file-type gives
  // "zip" where it cannot read that part.
  return [format, "zip"].includes(await declaredFormat(content));
}

/** Whether a file is an OpenDocument file of this format, without encryption, macros and embedded programs. */
export async function isOpenDocument(content: FileContent, format: "odt" | "ods" | "odp"): Promise<boolean> {
  return (await packageFormat(content)) === "OpenDocument" && (await declaredFormat(content)) === format;
}

async function declaredFormat({ path }: FileContent): Promise<string> {
  return (await nullIfMalformed(fileTypeFromFile(path)))?.ext ?? "";
}

/** The format that the names of the parts make up; null where they make up none, several or one that is refused. */
async function packageFormat(content: FileContent): Promise<(typeof packages)[number]["format"] | null> {
  const entries = await readZipDirectory(content);
  if (!entries || entries.some(({ name }) => activeContent.some((pattern) => pattern.test(name)))) return null;
  const names = new Set(entries.map(({ name }) => name));
  const [found, ...others] = packages.flatMap(({ format, parts, main }) => {
    const mainPart = entries.find(({ name }) => main.test(name));
    return mainPart ? [{ format, parts, mainPart }] : [];
  });
  if (!found || others.length > 0 || !found.parts.every((name) => names.has(name))) return null;
  const isEncrypted = found.format === "OpenDocument" && (await isEncryptedPart(content, found.mainPart));
  return isEncrypted ? null : found.format;
}

/** OpenDocument encrypts each part by itself and stores it uncompressed, so that the archive itself is not encrypted. */
async function isEncryptedPart({ bytesAt }: FileContent, { isCompressed, dataStart }: ZipEntry): Promise<boolean> {
  if (isCompressed) return false;
  const opening = await bytesAt(dataStart, 64);
  return !opening.toString("utf8").trimStart().startsWith("<");
}
