import { CFB, utils, write } from "@e965/xlsx";
import { officeFile } from "../archive.ts";
import { type CellValue, workbookFile, workbookParts, worksheet } from "../excel.ts";
import { spreadsheetFile } from "../opendocument.ts";
import { type HostileFile, sentences } from "./kinds.ts";

const plan = { name: "Plan", rows: { 1: { A: "Ref", B: "Action" } } };
const workbook = workbookParts([plan]);
const withSheet = (rows: string, after = "") =>
  officeFile({ ...workbook, "xl/worksheets/sheet1.xml": worksheet(rows, after) });
const withCell = (value: CellValue) => workbookFile([{ name: "Plan", rows: { 1: { A: "Ref", B: value } } }]);
const text = (address: string, value: string) => `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
const times = (count: number, one: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => one(at)).join("");
const addressOf = (column: number) => utils.encode_col(column);

function oldBook(): Buffer {
  return write(utils.book_new(utils.aoa_to_sheet([["Ref", "Action"]]), "Plan"), { type: "buffer", bookType: "biff8" });
}

/** Adds streams to a compound file, or makes one of them. */
function compound(streams: Readonly<Record<string, Buffer>>, file = CFB.utils.cfb_new()): Buffer {
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(file, name, content);
  return Buffer.from(CFB.write(file, { type: "buffer" }));
}

/** An .xls file with the record of a password after its first one. */
function lockedOldBook(): Buffer {
  const file = CFB.read(oldBook(), { type: "buffer" });
  const stream = Buffer.from(CFB.find(file, "/Workbook")?.content ?? []);
  const first = 4 + stream.readUInt16LE(2);
  const password = Buffer.alloc(58);
  password.writeUInt16LE(0x2f, 0);
  password.writeUInt16LE(54, 2);
  for (const at of [4, 6, 8]) password.writeUInt16LE(1, at);
  return compound({ "/Workbook": Buffer.concat([stream.subarray(0, first), password, stream.subarray(first)]) }, file);
}

/** A compound file whose table of sectors leads in a circle. */
function circularOldBook(): Buffer {
  const bytes = oldBook();
  const table = 512 * (bytes.readUInt32LE(76) + 1);
  for (let at = 0; at < 100; at += 1) bytes.writeUInt32LE(at === 0 ? 1 : 0, table + 4 * at);
  return bytes;
}

const encrypted = () => compound({ "/EncryptionInfo": Buffer.alloc(200), "/EncryptedPackage": Buffer.alloc(5000, 7) });
const formula = (code: string, value: string): CellValue => ({ xml: ` t="str"><f>${code}</f><v>${value}</v>` });

/** Workbooks that are too large, run something, or reach outside. */
export const hostileWorkbooks: readonly HostileFile[] = [
  {
    kind: "1,048,576 rows",
    name: "rows.xlsx",
    bytes: () => withSheet(times(1_048_576, (at) => `<row r="${at + 1}"><c><v>1</v></c></row>`)),
    sentence: sentences.tooManyRows,
  },
  {
    kind: "1,048,576 blank rows after the plan",
    name: "tall.xlsx",
    bytes: () =>
      withSheet(
        `<row r="1">${text("A1", "Ref")}${text("B1", "Action")}</row>${times(1_048_575, (at) => `<row r="${at + 2}"/>`)}`,
      ),
    sentence: null,
    reads: ["Ref", "Action"],
  },
  {
    kind: "16,384 columns",
    name: "columns.xlsx",
    bytes: () => withSheet(`<row r="1">${times(16_384, (at) => text(`${addressOf(at)}1`, "x"))}</row>`),
    sentence: sentences.tooWide,
  },
  {
    kind: "words in the last cell of a sheet",
    name: "last.xlsx",
    bytes: () => withSheet(`<row r="1">${text("A1", "Ref")}</row><row r="1048576">${text("XFD1048576", "x")}</row>`),
    sentence: sentences.tooWide,
  },
  {
    kind: "a whole sheet merged",
    name: "merged.xlsx",
    bytes: () =>
      withSheet(
        `<row r="1">${text("A1", "Ref")}</row><row r="2">${text("B2", "x")}</row><row r="1048576">${text("A1048576", "x")}</row>`,
        `<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
      ),
    sentence: sentences.tooManyRows,
  },
  {
    kind: "a size that is not so",
    name: "size.xlsx",
    bytes: () =>
      officeFile({
        ...workbook,
        "xl/worksheets/sheet1.xml": String(workbook["xl/worksheets/sheet1.xml"]).replace(
          "<sheetData>",
          `<dimension ref="A1:XFD1048576"/><sheetData>`,
        ),
      }),
    sentence: null,
    reads: ["Ref", "Action"],
  },
  {
    kind: "600 sheets",
    name: "sheets.xlsx",
    bytes: () => workbookFile(Array.from({ length: 600 }, (_, at) => ({ ...plan, name: `Plan ${at}` }))),
    sentence: sentences.tooMuch,
  },
  {
    kind: "shared texts of 50 MB",
    name: "texts.xlsx",
    bytes: () => workbookFile([plan], { sharedStrings: Array(50).fill(`<t>${"x".repeat(1024 * 1024)}</t>`) }),
    sentence: sentences.tooMuch,
  },
  {
    kind: "a cell of five million characters",
    name: "cell.xlsx",
    bytes: () => withCell("x".repeat(5_000_000)),
    sentence: sentences.tooLong,
  },
  {
    kind: "a formula that starts a program",
    name: "dde.xlsx",
    bytes: () => withCell(formula("cmd|'/c calc'!A1", "#REF!")),
    sentence: null,
    reads: ["Ref", "#REF!"],
  },
  {
    kind: "a formula that fetches a page",
    name: "fetch.xlsx",
    bytes: () => withCell(formula(`WEBSERVICE("http://127.0.0.1:9/"&amp;A1)`, "Open")),
    sentence: null,
    reads: ["Ref", "Open"],
  },
  {
    kind: "a formula that refers to itself",
    name: "itself.xlsx",
    bytes: () => withCell(formula("B1+1", "3")),
    sentence: null,
    reads: ["Ref", "3"],
  },
  {
    kind: "links to files of other computers",
    name: "links.xlsx",
    bytes: () =>
      officeFile({
        ...workbook,
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
        "xl/externalLinks/_rels/externalLink1.xml.rels": `<Relationships><Relationship Id="r" Target="file:///\\\\127.0.0.1\\share\\x.xlsx" TargetMode="External"/></Relationships>`,
      }),
    sentence: null,
    reads: ["Ref", "Action"],
  },
  {
    kind: "a format of 100,000 codes",
    name: "format.xlsx",
    bytes: () =>
      workbookFile([{ name: "Plan", rows: { 1: { A: "Ref", B: [1e300, 0] } } }], {
        styles: `<numFmts><numFmt numFmtId="170" formatCode="${"[h]:".repeat(25_000)}"/></numFmts><cellXfs><xf numFmtId="170"/></cellXfs>`,
      }),
    sentence: null,
  },
  {
    kind: "macros in a workbook",
    name: "macros.xlsx",
    bytes: () => officeFile({ ...workbook, "xl/vbaProject.bin": "x" }),
    sentence: sentences.excelMacros,
  },
  {
    kind: "macro sheets of Excel 4",
    name: "old-macros.xlsx",
    bytes: () => officeFile({ ...workbook, "xl/macrosheets/sheet1.xml": "<x/>" }),
    sentence: sentences.excelMacros,
  },
  {
    kind: "a workbook with macros, by its name",
    name: "plan.xlsm",
    bytes: () => officeFile(workbook),
    sentence:
      "cannot be read as a plan: it is an Excel workbook that may hold macros. Open it in Excel, choose File, Save As, Excel Workbook (.xlsx), and choose that file.",
  },
  {
    kind: "a binary workbook",
    name: "plan.xlsb",
    bytes: () => officeFile({ ...workbook, "xl/workbook.bin": "x" }),
    sentence:
      "cannot be read as a plan: it is a binary Excel workbook. Open it in Excel, choose File, Save As, Excel Workbook (.xlsx), and choose that file.",
  },
  {
    kind: "macros in an old workbook",
    name: "macros.xls",
    bytes: () =>
      compound({ "/_VBA_PROJECT_CUR/VBA/_VBA_PROJECT": Buffer.alloc(100) }, CFB.read(oldBook(), { type: "buffer" })),
    sentence: sentences.excelMacros,
  },
  { kind: "a workbook with a password", name: "locked.xlsx", bytes: encrypted, sentence: sentences.officePassword },
  {
    kind: "a workbook with a password, named as an old one",
    name: "locked-new.xls",
    bytes: encrypted,
    sentence: sentences.officePassword,
  },
  { kind: "a document with a password", name: "locked.docx", bytes: encrypted, sentence: sentences.officePassword },
  {
    kind: "an old workbook with a password",
    name: "locked.xls",
    bytes: lockedOldBook,
    sentence: sentences.officePassword,
  },
  {
    kind: "a spreadsheet with a password",
    name: "locked.ods",
    bytes: () => spreadsheetFile("", { isEncrypted: true }),
    sentence: sentences.openPassword,
  },
  {
    kind: "an old workbook cut in half",
    name: "half.xls",
    bytes: () => oldBook().subarray(0, 3000),
    sentence: sentences.damaged,
  },
  {
    kind: "an old workbook whose sectors lead in a circle",
    name: "circle.xls",
    bytes: circularOldBook,
    sentence: sentences.damaged,
  },
  {
    kind: "a workbook without a word",
    name: "blank.xlsx",
    bytes: () => workbookFile([{ name: "Plan", rows: {} }]),
    sentence: sentences.noTable,
  },
  {
    kind: "a row that is repeated a million times",
    name: "repeated.ods",
    bytes: () =>
      spreadsheetFile(
        `<table:table table:name="Plan"><table:table-row table:number-rows-repeated="1048576"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>`,
      ),
    sentence: sentences.tooManyRows,
  },
  {
    kind: "a cell that is repeated 16,384 times",
    name: "repeated-cell.ods",
    bytes: () =>
      spreadsheetFile(
        `<table:table table:name="Plan"><table:table-row><table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row></table:table>`,
      ),
    sentence: sentences.tooWide,
  },
];
