import { expect, test } from "vitest";
import { shown, shownRows } from "#tests/support/plan-files/shown.ts";
import { cell, inList, paragraph, row, run, shade, table, wordFile } from "#tests/support/plan-files/word.ts";
import { readDocx } from "./document.ts";

const read = async (...given: Parameters<typeof wordFile>) => (await readDocx(wordFile(...given))).tables;
const onlyCell = async (content: string, options: Parameters<typeof wordFile>[1] = {}) => {
  const [first] = await read(table(row([content, "Filled"])), options);
  return shown(first?.rows[0]?.cells[0]);
};

const struck = "<w:strike/>";
const lists = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;

test("tables are read in order, with the paragraphs before each and after the last", async () => {
  const tables = await read(
    paragraph("Harbour review") +
      table(row(["1", "Ask twice."])) +
      paragraph("Second part") +
      paragraph("") +
      table(row(["2", "Write it down."])) +
      paragraph("Key: blue = done"),
  );
  expect(tables.map(({ name, before, after }) => ({ name, before, after }))).toEqual([
    { name: "table 1", before: ["Harbour review"], after: [] },
    { name: "table 2", before: ["Second part"], after: ["Key: blue = done"] },
  ]);
  expect(tables.map(shownRows)).toEqual([{ 1: ["1", "Ask twice."] }, { 1: ["2", "Write it down."] }]);
});

test("cells that are merged down and across say so, and those under them are covered", async () => {
  const [first] = await read(
    table(
      row([cell("Heading", `<w:gridSpan w:val="3"/>`)]),
      row([cell("1", `<w:vMerge w:val="restart"/>`), "First action", "Green"]),
      row([cell("", "<w:vMerge/>"), "Second action", "Red"]),
      row([cell("2", `<w:vMerge w:val="restart"/>`), cell("Both", `<w:gridSpan w:val="2"/>`)]),
      row(["late"], `<w:gridBefore w:val="1"/>`),
    ),
  );
  const covered = { text: "", covered: true };
  expect(first && shownRows(first)).toEqual({
    1: [{ text: "Heading", columns: 3 }, covered, covered],
    2: [{ text: "1", rows: 2 }, "First action", "Green"],
    3: [covered, "Second action", "Red"],
    4: ["2", { text: "Both", columns: 2 }, covered],
    5: ["", "late", ""],
  });
});

test.each([
  ["the shading of a cell", cell("On track", shade("92D050")), { text: "On track", fill: "92d050" }],
  ["a cell that is colour alone", cell("", shade("FFC000")), { text: "", fill: "ffc000" }],
  [
    "a solid pattern",
    cell("x", `<w:shd w:val="solid" w:color="FF0000" w:fill="auto"/>`),
    { text: "x", fill: "ff0000" },
  ],
  ["white, which says nothing", cell("x", shade("FFFFFF")), "x"],
  ["the shading of its one paragraph", cell(paragraph("x", shade("00B050"))), { text: "x", fill: "00b050" }],
  ["a highlighted text", cell(paragraph(run("Red", `<w:highlight w:val="red"/>`))), { text: "Red", fill: "ff0000" }],
  ["a text highlighted in part", cell(paragraph(run("R", `<w:highlight w:val="red"/>`) + run("ed"))), "Red"],
])("the colour is that of %s", async (_what, content, expected) => {
  expect(await onlyCell(content)).toEqual(expected);
});

test.each([
  [
    "a struck date beside the new one",
    paragraph(run("30/09/23", struck) + run(" 31/12/23")),
    { text: "31/12/23", struck: "30/09/23" },
  ],
  [
    "a struck paragraph above the new one",
    paragraph(run("30/09/23", "<w:dstrike/>")) + paragraph("31/12/23"),
    { text: "31/12/23", struck: "30/09/23" },
  ],
  ["strike that is switched off", paragraph(run("31/12/23", `<w:strike w:val="0"/>`)), "31/12/23"],
  [
    "a tracked deletion and insertion",
    paragraph(`<w:del><w:r><w:delText>31 January</w:delText></w:r></w:del><w:ins>${run("30 April")}</w:ins>`),
    "30 April",
  ],
  ["a tracked move", paragraph(`<w:moveFrom>${run("gone")}</w:moveFrom><w:moveTo>${run("here")}</w:moveTo>`), "here"],
  ["hidden words", paragraph(run("seen") + run("hidden", "<w:vanish/>")), "seen"],
  ["a line break and a tab", paragraph(`<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>`), "a\nb\tc"],
  ["a tick of Wingdings", paragraph(`<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>`), "✓"],
  [
    "a drop-down that was answered",
    paragraph(`<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>${run("Amber")}</w:sdtContent></w:sdt>`),
    "Amber",
  ],
  [
    "a drop-down that was not",
    paragraph(
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run("Choose an item.")}</w:sdtContent></w:sdt>`,
    ),
    "",
  ],
  [
    "a control around a paragraph",
    `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph("whole")}</w:sdtContent></w:sdt>`,
    "whole",
  ],
  [
    "a table in a cell",
    table(row(["12 May", "Met"]), row(["3 June", "Agreed"])) + paragraph(""),
    "12 May\tMet\n3 June\tAgreed",
  ],
  [
    "a text box, once",
    paragraph(
      `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph("boxed")}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph("boxed")}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`,
    ),
    "boxed",
  ],
])("a cell with %s", async (_what, content, expected) => {
  expect(await onlyCell(cell(content))).toEqual(expected);
});

test("a link keeps its address, if it leads to the web", async () => {
  const linked = (id: string) => cell(paragraph(`<w:hyperlink r:id="${id}">${run("Minutes")}</w:hyperlink>`));
  const links = { web: "https://records.harbour.example/minutes", share: "file:///S:/minutes.docx" };
  expect(await onlyCell(linked("web"), { links })).toEqual({ text: "Minutes", link: links.web });
  expect(await onlyCell(linked("share"), { links })).toBe("Minutes");
  const field = paragraph(`<w:r><w:instrText>HYPERLINK "https://harbour.example/a"</w:instrText></w:r>${run("Plan")}`);
  expect(await onlyCell(cell(field))).toEqual({ text: "Plan", link: "https://harbour.example/a" });
});

test("lists are seen by their bullets and numbers, counted through the document", async () => {
  const numbered = (text: string, id: number, level = 0) => paragraph(text, inList(id, level));
  const [first] = await read(
    table(
      row([cell(numbered("ten a month", 1) + numbered("report", 1))]),
      row([
        cell(numbered("Map", 2) + numbered("in towns", 2, 1) + numbered("in villages", 2, 1) + numbered("Agree", 2)),
      ]),
      row([cell(numbered("", 2)), "A row whose number is a list"]),
      row([cell(numbered("Anew", 3) + paragraph("By its style", `<w:pStyle w:val="Bullets"/>`))]),
    ),
    {
      numbering: lists,
      styles: `<w:style w:styleId="Base"><w:pPr>${inList(1)}</w:pPr></w:style><w:style w:styleId="Bullets"><w:basedOn w:val="Base"/></w:style>`,
    },
  );
  expect(first?.rows.map(({ cells }) => cells[0]?.text)).toEqual([
    "• ten a month\n• report",
    "1. Map\n1.a) in towns\n1.b) in villages\n2. Agree",
    "3.",
    "1. Anew\n• By its style",
  ]);
});

test("rows that are hidden are marked, and rows whose deletion is tracked are left out", async () => {
  const [first] = await read(table(row(["gone"], "<w:del/>"), row(["shown"]), row(["hidden"], "<w:hidden/>")));
  expect(first?.rows.map(({ number, isHidden, cells }) => [number, isHidden, cells[0]?.text])).toEqual([
    [1, false, "shown"],
    [2, true, "hidden"],
  ]);
});

test("a table that is only a frame around others is looked through", async () => {
  const tables = await read(table(row([cell(paragraph("Inside") + table(row(["1", "Ask."])) + paragraph(""))])));
  expect(tables.map(({ before, rows }) => [before, rows.length])).toEqual([[["Inside"], 1]]);
});

test("a document of the strict kind, and one whose prefixes are others, are read alike", async () => {
  const body = `<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body><d:tbl><d:tr><d:tc><d:p><d:r><d:t>Strict</d:t></d:r></d:p></d:tc></d:tr></d:tbl></d:body></d:document>`;
  const [first] = await read("", { others: { "word/document.xml": body } });
  expect(first?.rows[0]?.cells[0]?.text).toBe("Strict");
});
