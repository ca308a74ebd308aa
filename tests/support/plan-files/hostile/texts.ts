import { seededNumbers } from "#tests/driver/numbers.ts";
import { officeFile } from "../archive.ts";
import { workbookFile } from "../excel.ts";
import { cell, paragraph, row, run, table, wordFile, wordParts } from "../word.ts";
import { type HostileFile, sentences } from "./kinds.ts";

const plan = "Ref,Action\n1,Ask twice.\n";
const document = wordParts(table(row(["Ref", "Action"])));
const workbook = () => workbookFile([{ name: "Plan", rows: { 1: { A: "Ref" } } }]);
const random = seededNumbers(13);
const noise = Buffer.from(Array.from({ length: 20_000 }, () => Math.floor(random() * 256)));
const asExcel = "Open it in Excel, choose File, Save As, Excel Workbook (.xlsx), and choose that file.";

/** Texts and documents that are of another kind, in another encoding, empty, or reach outside. */
export const hostileTexts: readonly HostileFile[] = [
  { kind: "a file of no bytes", name: "empty.xlsx", bytes: () => Buffer.alloc(0), sentence: sentences.empty },
  { kind: "a file of blanks", name: "blank.csv", bytes: () => Buffer.from(" \r\n\t\r\n"), sentence: sentences.empty },
  { kind: "separators alone", name: "commas.csv", bytes: () => Buffer.from(",,,\n,,,\n"), sentence: sentences.noTable },
  {
    kind: "a document without a table",
    name: "letter.docx",
    bytes: () => wordFile(paragraph("Dear colleague")),
    sentence: sentences.noTable,
  },
  {
    kind: "zeros in a text",
    name: "zeros.csv",
    bytes: () => Buffer.from(`Ref,Action\n1,Ask\0twice\n${"x".repeat(50)}`),
    sentence: sentences.notText,
  },
  { kind: "noise in place of a text", name: "noise.csv", bytes: () => noise, sentence: sentences.notText },
  {
    kind: "noise in place of a workbook",
    name: "noise.xlsx",
    bytes: () => noise,
    sentence:
      "has a name that ends in .xlsx, but it cannot be read as that. Open it in its program, save it again, and choose that file.",
  },
  {
    kind: "an old encoding",
    name: "letters.csv",
    bytes: () => Buffer.concat([Buffer.from("Ref,Action\n1,Si"), Buffer.from([0x90, 0x81]), Buffer.from("n\n")]),
    sentence: sentences.letters,
  },
  {
    kind: "UTF-16 in place of UTF-8",
    name: "wide.csv",
    bytes: () => Buffer.from(plan, "utf16le"),
    sentence: null,
    reads: ["Ref", "Action"],
  },
  {
    kind: "formulas in a text",
    name: "formulas.csv",
    bytes: () => Buffer.from(`=cmd|'/c calc'!A1,"=HYPERLINK(""http://127.0.0.1:9"")"\n`),
    sentence: null,
    reads: ["=cmd|'/c calc'!A1", `=HYPERLINK("http://127.0.0.1:9")`],
  },
  {
    kind: "a million records",
    name: "records.csv",
    bytes: () => Buffer.from("a,b\n".repeat(1_048_576)),
    sentence: sentences.tooManyRows,
  },
  {
    kind: "20,000 fields in a record",
    name: "fields.csv",
    bytes: () => Buffer.from(`${"a,".repeat(20_000)}\n`),
    sentence: sentences.tooWide,
  },
  {
    kind: "a quotation mark that nothing closes",
    name: "quote.csv",
    bytes: () => Buffer.from(`Ref,Action\n1,"${"Ask twice,\n".repeat(100_000)}`),
    sentence: sentences.tooLong,
  },
  {
    kind: "a web page named as an old workbook",
    name: "export.xls",
    bytes: () => Buffer.from("<html><body><table><tr><td>Ref</td></tr></table></body></html>"),
    sentence: `has a name that ends in .xls, but it is a web page. ${asExcel}`,
  },
  {
    kind: "XML of Excel 2003 named as a workbook",
    name: "export.xlsx",
    bytes: () => Buffer.from(`<?xml version="1.0"?><Workbook/>`),
    sentence: `has a name that ends in .xlsx, but it is something else: it is data for programs. ${asExcel}`,
  },
  {
    kind: "a workbook named as a document",
    name: "plan.docx",
    bytes: workbook,
    sentence:
      "has a name that ends in .docx, but it is an Excel workbook. Change the ending to .xlsx, then choose it again.",
  },
  {
    kind: "a workbook named as a text",
    name: "plan.csv",
    bytes: workbook,
    sentence:
      "has a name that ends in .csv, but it is an Excel workbook. Change the ending to .xlsx, then choose it again.",
  },
  {
    kind: "a text named as a workbook",
    name: "text.xlsx",
    bytes: () => Buffer.from(plan),
    sentence: "has a name that ends in .xlsx, but it is a CSV table. Change the ending to .csv, then choose it again.",
  },
  {
    kind: "a PDF named as a document",
    name: "scan.docx",
    bytes: () => Buffer.from("%PDF-1.7\n%%EOF"),
    sentence:
      "has a name that ends in .docx, but it is a PDF, in which rows and columns are lost. Ask for the Word or Excel file that it was made of. Or open it in Word, which makes tables of it, save that as Word Document (.docx), and check it.",
  },
  {
    kind: "a PDF",
    name: "scan.pdf",
    bytes: () => Buffer.from("%PDF-1.7\n%%EOF"),
    sentence:
      "cannot be read as a plan: it is a PDF, in which rows and columns are lost. Ask for the Word or Excel file that it was made of. Or open it in Word, which makes tables of it, save that as Word Document (.docx), and check it.",
  },
  {
    kind: "a name without an ending",
    name: "plan",
    bytes: workbook,
    sentence:
      "has a name without an ending, such as .xlsx. A plan is read from Excel (.xlsx, .xls), OpenDocument (.ods), CSV (.csv) or Word (.docx).",
  },
  {
    kind: "more than 25 MB",
    name: "large.csv",
    bytes: () => Buffer.alloc(25 * 1024 * 1024 + 1, "a"),
    sentence: "must be smaller than 25MB. Save it without its pictures, then choose it again.",
  },
  {
    kind: "macros in a document",
    name: "macros.docx",
    bytes: () => officeFile({ ...document, "word/vbaProject.bin": "x" }),
    sentence: sentences.wordMacros,
  },
  {
    kind: "a field that starts a program",
    name: "dde.docx",
    bytes: () =>
      wordFile(
        table(
          row([
            "Ref",
            cell(
              paragraph(
                `<w:r><w:instrText>DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"</w:instrText></w:r>${run("Action")}`,
              ),
            ),
          ]),
        ),
      ),
    sentence: null,
    reads: ["Ref", "Action"],
  },
  {
    kind: "a template on another server",
    name: "template.docx",
    bytes: () =>
      officeFile({
        ...document,
        "word/_rels/settings.xml.rels": `<Relationships><Relationship Id="t" Target="http://127.0.0.1:9/x.dotm" TargetMode="External"/></Relationships>`,
      }),
    sentence: null,
    reads: ["Ref", "Action"],
  },
];
