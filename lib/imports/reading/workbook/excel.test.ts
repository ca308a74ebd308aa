import { utils, write } from "@e965/xlsx";
import { expect, test } from "vitest";
import { officeFile } from "#tests/support/plan-files/archive.ts";
import { type SheetFile, workbookFile, workbookParts } from "#tests/support/plan-files/excel.ts";
import { shown, shownRows } from "#tests/support/plan-files/shown.ts";
import { readXlsx } from "./excel.ts";
import { readXls } from "./old-excel.ts";

const formats = [
  "General",
  "dd/mm/yyyy",
  "mmm-yy",
  "mm-dd-yy",
  "0%",
  "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
  "yyyy",
  "h:mm",
];
const fonts = `<fonts><font><name val="Arial"/></font><font><strike/></font><font><name val="Wingdings"/></font></fonts>`;
const fills = `<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FF92D050"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor indexed="10"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor theme="7"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor theme="4" tint="0.5"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFFFFFFF"/></patternFill></fill></fills>`;
const xf = (format: number, font = 0, fill = 0) => `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}"/>`;
const formatIds = formats.map((_, at) => 170 + at);
/** The styles of the numbers 0 to 7 have a format each; after them come looks. */
const looks = [xf(0, 1), xf(0, 2), xf(0, 0, 2), xf(0, 0, 3), xf(0, 0, 4), xf(0, 0, 5), xf(0, 0, 6), xf(14)];
const styles = `<numFmts>${formats.map((code, at) => `<numFmt numFmtId="${170 + at}" formatCode="${code.replaceAll('"', "&quot;")}"/>`).join("")}</numFmts>${fonts}${fills}<cellXfs>${formatIds.map((id) => xf(id)).join("")}${looks.join("")}</cellXfs>`;
const accents = ["4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47"].map(
  (colour, at) => `<a:accent${at + 1}><a:srgbClr val="${colour}"/></a:accent${at + 1}>`,
);
const theme = `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>${accents.join("")}</a:clrScheme></a:themeElements></a:theme>`;

const read = async (sheet: Omit<SheetFile, "name">, options: Parameters<typeof workbookFile>[1] = {}) => {
  const [first] = await readXlsx(workbookFile([{ name: "Plan", ...sheet }], { styles, theme, ...options }));
  return first;
};
const onlyCell = async (value: SheetFile["rows"][number][string]) =>
  shown((await read({ rows: { 1: { A: value, B: "x" } } }))?.rows[0]?.cells[0]);

/** 28 June 2024. */
const DAY = 45471;

test.each([
  ["a date as a day", [DAY, 1], { text: "28/06/2024", day: "2024-06-28" }],
  ["a date in the format that follows the computer", [DAY, 15], { text: "28/06/2024", day: "2024-06-28" }],
  ["a date in the long format of the computer", [DAY, 5], { text: "28 June 2024", day: "2024-06-28" }],
  ["a date that shows a month", [DAY, 2], { text: "Jun-24", day: "2024-06-28", showsMonth: true }],
  ["a date that shows a year is not a day", [DAY, 6], "2024"],
  ["a time of day is not a day", [0.5, 7], "12:00"],
  ["a number", [42, 0], { text: "42", number: 42 }],
  ["a share", [0.75, 4], { text: "75%", number: 0.75 }],
  ["a text that looks like a formula", "=Agreements should be kept", "=Agreements should be kept"],
  ["the result of a formula", { xml: "><f>TODAY()-A2</f><v>820</v>" }, { text: "820", number: 820, isFormula: true }],
  [
    "a formula that gives a text",
    { xml: ` t="str"><f>IF(1,"late")</f><v>late</v>` },
    { text: "late", isFormula: true },
  ],
  [
    "an address in a formula",
    { xml: ` t="str"><f>HYPERLINK("https://harbour.example/b3","Screenshot")</f><v>Screenshot</v>` },
    { text: "Screenshot", isFormula: true, link: "https://harbour.example/b3" },
  ],
  ["an error", { xml: ` t="e"><v>#REF!</v>` }, "#REF!"],
  ["a truth", { xml: ` t="b"><v>1</v>` }, "TRUE"],
  ["a tick of Wingdings", ["ü", 9], "✓"],
  ["blanks and line breaks", "  Tarrow ICB \r\n\r\nPolice  ", "Tarrow ICB\n\nPolice"],
] as const)("%s", async (_what, value, expected) => {
  expect(await onlyCell(value)).toEqual(expected);
});

test.each([
  ["its own colour", 10, "92d050"],
  ["a colour by number", 11, "ff0000"],
  ["a colour of the theme", 12, "ffc000"],
  ["a colour of the theme made lighter", 13, "a2b9e2"],
])("a cell has %s", async (_what, style, fill) => {
  expect(await onlyCell(["G", style])).toEqual({ text: "G", fill });
  expect(await onlyCell([null, style])).toEqual({ text: "", fill });
});

test("white is no colour", async () => {
  expect(await onlyCell(["G", 14])).toBe("G");
});

test("what is struck through in a cell, or the whole cell, is kept apart", async () => {
  const xml = ` t="inlineStr"><is><r><rPr><strike/></rPr><t>31-Mar-24</t></r><r><t xml:space="preserve"> 30-Jun-24</t></r></is>`;
  expect(await onlyCell({ xml })).toEqual({ text: "30-Jun-24", struck: "31-Mar-24" });
  expect(await onlyCell(["Superseded", 8])).toEqual({ text: "", struck: "Superseded" });
  const sharedStrings = [
    `<r><rPr><strike val="1"/></rPr><t>old </t></r><r><rPr><strike val="0"/></rPr><t>new &amp; kept</t></r>`,
  ];
  const sheet = await read({ rows: { 1: { A: { xml: ` t="s"><v>0</v>` } } } }, { sharedStrings });
  expect(shown(sheet?.rows[0]?.cells[0])).toEqual({ text: "new & kept", struck: "old" });
});

test("merged cells, hidden rows, blank rows, coloured blanks and links", async () => {
  const sheet = await read({
    rows: {
      1: { A: "Plan" },
      3: { A: "No.", B: "Progress" },
      4: { B: "July" },
      5: { A: "1", C: [null, 10] },
      6: { A: "2", B: "Minutes" },
      900: { A: [null, 10] },
    },
    merges: ["A1:C1", "A3:A4", "B3:C3"],
    hiddenRows: [6],
    links: { B6: "https://harbour.example/minutes", A5: "file:///S:/plan.docx" },
  });
  const covered = { text: "", covered: true };
  expect(sheet && shownRows(sheet)).toEqual({
    1: [{ text: "Plan", columns: 3 }, covered, covered],
    3: [{ text: "No.", rows: 2 }, { text: "Progress", columns: 2 }, covered],
    4: [covered, "July", ""],
    5: ["1", "", { text: "", fill: "92d050" }],
    6: ["2", { text: "Minutes", link: "https://harbour.example/minutes" }, ""],
  });
  expect(sheet?.rows.filter(({ isHidden }) => isHidden).map(({ number }) => number)).toEqual([6]);
});

test("sheets come in the order of their tabs, and say whether they are hidden", async () => {
  const rows = { 1: { A: "x" } };
  const sheets = await readXlsx(
    workbookFile([
      { name: "Heron & others", rows },
      { name: "Lists", rows, state: "veryHidden" },
    ]),
  );
  expect(sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
    ["Heron & others", false],
    ["Lists", true],
  ]);
});

test("dates of a workbook that counts from 1904", async () => {
  const sheet = await read({ rows: { 1: { A: [DAY - 1462, 1] } } }, { properties: `<workbookPr date1904="1"/>` });
  expect(shown(sheet?.rows[0]?.cells[0])).toEqual({ text: "28/06/2024", day: "2024-06-28" });
});

test.each([
  ["metadata.xml", "openxmlformats-officedocument.spreadsheetml.sheetMetadata", "<metadata/>"],
  ["persons/person.xml", "ms-excel.person", "<personList/>"],
  ["calcChain.xml", "openxmlformats-officedocument.spreadsheetml.calcChain", "<calcChain/>"],
  ["comments1.xml", "openxmlformats-officedocument.spreadsheetml.comments", "<comments/>"],
  ["threadedComments/threadedComment1.xml", "ms-excel.threadedcomments", "<ThreadedComments/>"],
  ["externalLinks/externalLink1.xml", "openxmlformats-officedocument.spreadsheetml.externalLink", "<externalLink/>"],
])("a workbook is read without its %s", async (part, type, content) => {
  const { "[Content_Types].xml": types, ...parts } = workbookParts([{ name: "Plan", rows: { 1: { A: "Ref" } } }]);
  const listed = `<Override PartName="/xl/${part}" ContentType="application/vnd.${type}+xml"/></Types>`;
  const file = officeFile({
    ...parts,
    "[Content_Types].xml": String(types).replace("</Types>", listed),
    [`xl/${part}`]: content,
  });
  const [plan] = await readXlsx(file);
  expect(plan && shownRows(plan)).toEqual({ 1: ["Ref"] });
});

test("a workbook that another program has written", async () => {
  const book = utils.book_new(utils.aoa_to_sheet([["Ref", "Action"]]), "Plan");
  const [plan] = await readXlsx(write(book, { type: "buffer", bookType: "xlsx" }));
  expect(plan && shownRows(plan)).toEqual({ 1: ["Ref", "Action"] });
});

test("an .xls file of Excel 97 to 2003", async () => {
  const sheet = utils.aoa_to_sheet([
    ["Harbour review", null],
    ["1.1", "Ask “twice”"],
    [{ t: "n", v: DAY, z: "dd/mm/yyyy" }, 0.5],
  ]);
  sheet["!merges"] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
  const book = utils.book_new(sheet, "Plan");
  utils.book_append_sheet(book, utils.aoa_to_sheet([["WCC"]]), "Lists");
  utils.book_set_sheet_visibility(book, 1, 1);
  const [plan, lists] = await readXls(write(book, { type: "buffer", bookType: "biff8" }));
  expect(plan && shownRows(plan)).toEqual({
    1: [
      { text: "Harbour review", columns: 2 },
      { text: "", covered: true },
    ],
    2: ["1.1", "Ask “twice”"],
    3: [
      { text: "28/06/2024", day: "2024-06-28" },
      { text: "0.5", number: 0.5 },
    ],
  });
  expect([plan?.isHidden, lists?.isHidden]).toEqual([false, true]);
});
