import { extensionOf, otherFormats, takenFormats, typeOfExtension } from "#lib/files/formats.ts";
import { shortenName } from "#lib/files/names.ts";
import type { ContentProblem } from "#lib/files/refusals.ts";

/** The formats that a plan is read from, by the ending of the name. */
export const planFormats = ["xlsx", "xls", "ods", "csv", "docx"] as const;
export type PlanFormat = (typeof planFormats)[number];

/** Why a file cannot be read as a plan. */
export type PlanProblem =
  | ContentProblem
  | "not taken"
  | "empty"
  | "too large"
  | "entities"
  | "not text"
  | "unknown letters"
  | "no table"
  | "too many cells"
  | "too many columns"
  | "too long"
  | "too slow"
  | "too much memory"
  | "too many waiting";

/** A file cannot be read as a plan, for a reason that has a sentence in this file. */
export class PlanRefused extends Error {
  override readonly name = "PlanRefused";
  readonly problem: PlanProblem;
  /** The extension of the format that its content turned out to be, if it is known. */
  readonly found: string | null;
  constructor(problem: PlanProblem, found: string | null = null) {
    super(problem);
    this.problem = problem;
    this.found = found;
  }
}

/** Throws a refusal unless a condition holds. */
export function assertPlan(holds: boolean, problem: PlanProblem): asserts holds {
  if (!holds) throw new PlanRefused(problem);
}

/** The format that the name of a file says; null where plans are not read from it. */
export function planFormatOf(name: string): PlanFormat | null {
  const extension = extensionOf(name);
  return planFormats.find((format) => format === extension) ?? null;
}

const LONGEST_SHOWN = 60;
const taken = "Excel (.xlsx, .xls), OpenDocument (.ods), CSV (.csv) or Word (.docx)";
const inParts = "Leave out what does not belong to the plan, or save it in parts, and import them one by one";

/** The sentences that tell the person why a file cannot be read and what to do. */
export function planSentence(name: string, problem: PlanProblem, found: string | null = null): string {
  return `“${shortenName(name, LONGEST_SHOWN)}” ${sentences[problem]({ extension: extensionOf(name), found })}`;
}

interface RefusedPlan {
  readonly extension: string;
  readonly found: string | null;
}

const sentences: Readonly<Record<PlanProblem, (file: RefusedPlan) => string>> = {
  "not taken": notTaken,
  "another format": anotherFormat,
  empty: () => "is empty. Open it to see whether it was downloaded or saved completely, then choose it again.",
  damaged: () => "is damaged, or was cut off. Open it in its program, save it again, and choose that file.",
  locked: ({ extension }) => `needs a password to open, so it cannot be read here. ${unlock(extension)}.`,
  "active content": ({ extension }) =>
    `has macros or another program in it, which are never taken. ${saveWithout[extension] ?? saveAgain}.`,
  "hidden content": () =>
    "has another file hidden before or behind its content. Open it, save it as a new file, and choose that.",
  "too much inside": () =>
    `unpacks to more than a plan does. ${inParts}. To be rid of what is not seen, copy the plan into a new file.`,
  "too large": () => "must be smaller than 25MB. Save it without its pictures, then choose it again.",
  entities: () =>
    "has definitions in it that Office never writes and that can harm the program that reads them. Open it in its program, save it again, and choose that file.",
  "not text": () =>
    "cannot be read as a table in text. Open it in Excel, save it as CSV UTF-8 or as an Excel Workbook, and choose that.",
  "unknown letters": () =>
    "has letters that cannot be told, because it was saved in an old encoding. Open it in Excel, save it as CSV UTF-8, and choose that.",
  "no table": () =>
    "has no table with words in it. A plan is read from the rows of a table: put its text into one, or choose another file.",
  "too many cells": () => `has more rows than can be imported at once. ${inParts}.`,
  "too many columns": () =>
    "has words in more than 250 columns. Delete what stands to the right of the plan, save it, and choose it again.",
  "too long": () =>
    "has a cell with more text in it than a cell of Excel can hold. Open it to see whether it was saved as it should be.",
  "too slow": () => `took too long to read. ${inParts}. Copying the plan into a new file often helps.`,
  "too much memory": () =>
    `needs more memory to read than there is for one file. ${inParts}. Copying the plan into a new file often helps.`,
  "too many waiting": () => "was not read: other files are being read just now. Choose it again in a minute.",
};

const saveAgain = "Save it without them, and choose that file";
const saveWithout: Readonly<Record<string, string>> = {
  xlsx: "In Excel, choose File, Save As, Excel Workbook (.xlsx), and choose that file",
  xls: "In Excel, choose File, Save As, Excel Workbook (.xlsx), and choose that file",
  docx: "In Word, choose File, Save As, Word Document (.docx), and choose that file",
};

function unlock(extension: string): string {
  const type = typeOfExtension(extension) ?? (extension === "xls" ? "xlsx" : null);
  return `${takenFormats[type ?? "csv"].unlock}. Then choose it again`;
}

function notTaken({ extension }: RefusedPlan): string {
  if (extension === "") return `has a name without an ending, such as .xlsx. A plan is read from ${taken}.`;
  const instead = insteadFor[extension];
  if (instead) return `cannot be read as a plan: it is ${instead}.`;
  return `cannot be read as a plan: ${kindOf(extension)}. A plan is read from ${taken}.`;
}

const asWord = "Open it in Word, choose File, Save As, Word Document (.docx), and choose that file";
const asExcel = "Open it in Excel, choose File, Save As, Excel Workbook (.xlsx), and choose that file";

/** What to do with the formats that a plan is often kept in and that are not read. */
const insteadFor: Readonly<Record<string, string>> = {
  pdf: `a PDF, in which rows and columns are lost. Ask for the Word or Excel file that it was made of. Or open it in Word, which makes tables of it, save that as Word Document (.docx), and check it`,
  doc: `a document of Word 97 to 2003. ${asWord}`,
  docm: `a Word document that may hold macros. ${asWord}`,
  odt: `an OpenDocument text. ${asWord}`,
  rtf: `a document of another word processor. ${asWord}`,
  xlsm: `an Excel workbook that may hold macros. ${asExcel}`,
  xlsb: `a binary Excel workbook. ${asExcel}`,
  xltx: `a template of Excel. ${asExcel}`,
  tsv: `a table in another text format. ${asExcel}`,
  html: `a web page. ${asExcel}`,
  htm: `a web page. ${asExcel}`,
};

function kindOf(extension: string): string {
  const type = typeOfExtension(extension);
  if (type) return `it is ${takenFormats[type].what}`;
  const format = otherFormats.find(({ extensions }) => extensions.includes(extension));
  return format ? `it is ${format.what}` : `its name ends in .${extension}`;
}

function anotherFormat({ extension, found }: RefusedPlan): string {
  const format = planFormats.find((one) => one === found);
  if (format)
    return `has a name that ends in .${extension}, but it is ${words[format]}. Change the ending to .${format}, then choose it again.`;
  const beginning = `has a name that ends in .${extension}, but it`;
  if (found === null)
    return `${beginning} cannot be read as that. Open it in its program, save it again, and choose that file.`;
  const instead = insteadFor[found];
  return instead
    ? `${beginning} is ${instead}.`
    : `${beginning} is something else: ${kindOf(found)}. ${reopen[extension] ?? asExcel}.`;
}

const reopen: Readonly<Record<string, string>> = { docx: asWord };

const words: Readonly<Record<PlanFormat, string>> = {
  xlsx: "an Excel workbook",
  xls: "a workbook of Excel 97 to 2003",
  ods: "an OpenDocument spreadsheet",
  csv: "a CSV table",
  docx: "a Word document",
};
