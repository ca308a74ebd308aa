import { contentOfBytes, type FileContent, findBytes, signatureAt } from "#lib/files/file-content.ts";
import { checkOpenDocument, checkOpenXml } from "#lib/files/office-formats.ts";
import { compoundFormat, MACRO_PROJECT } from "#lib/files/other-formats.ts";
import type { ContentProblem } from "#lib/files/refusals.ts";
import { checkPlainText, isBlank } from "#lib/files/text-formats.ts";
import { formatFound } from "#lib/files/validation.ts";
import { isUnmarkedUtf16, LOOKED_AT } from "./encodings.ts";
import { assertPlan, type PlanFormat, PlanRefused, planFormatOf } from "./refusals.ts";

/** The format of a file by its name. Throws a refusal where its content is of another one, locked, or not safe to read. */
export async function checkPlan(bytes: Buffer, name: string): Promise<PlanFormat> {
  const content = contentOfBytes(bytes);
  assertPlan(bytes.length > 0, "empty");
  const format = planFormatOf(name);
  if (!format) throw new PlanRefused("not taken");
  const problem = await checkers[format](content);
  if (problem === "another format") throw await otherFormat(content, format);
  if (problem) throw new PlanRefused(problem);
  return format;
}

const checkers: Readonly<Record<PlanFormat, (content: FileContent) => Promise<ContentProblem | null>>> = {
  xlsx: (content) => checkOpenXml(content, "xlsx"),
  docx: (content) => checkOpenXml(content, "docx"),
  ods: (content) => checkOpenDocument(content, "ods"),
  csv: async (content) => (isUnmarkedUtf16(await content.bytesAt(0, LOOKED_AT)) ? null : checkPlainText(content)),
  xls: checkOldWorkbook,
};

/** A workbook of Excel 97 to 2003, without macros. Its password is found by the library that reads it. */
async function checkOldWorkbook(content: FileContent): Promise<ContentProblem | null> {
  // Excel wraps a new workbook with a password like an old one.
  if ((await checkOpenXml(content, "xlsx")) === "locked") return "locked";
  if ((await signatureAt(content, 0)) !== "cfb" || (await compoundFormat(content)) !== "xls") return "another format";
  return (await findBytes(content, MACRO_PROJECT)) < 0 ? null : "active content";
}

async function otherFormat(content: FileContent, format: PlanFormat): Promise<PlanRefused> {
  if (await isBlank(content)) return new PlanRefused("empty");
  const found = await formatFound(content);
  if (found === format) return new PlanRefused("damaged");
  if (found !== null) return new PlanRefused("another format", found);
  if (format === "csv") return new PlanRefused("not text");
  return new PlanRefused("another format", (await checkPlainText(content)) === null ? "csv" : null);
}
