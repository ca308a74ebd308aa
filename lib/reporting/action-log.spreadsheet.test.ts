import { describe, expect, test } from "vitest";
import { day, findXmlError, readZipParts } from "#tests/support/sample-paper.ts";
import { type ActionLogRow, buildActionLogCsv, buildActionLogWorkbook } from "./action-log.spreadsheet.ts";

const row: ActionLogRow = {
  reference: "HU2-1",
  shortTitle: "ICON programme update",
  ask: "",
  what: "Write the e-learning",
  agency: "NHS Kent and Medway",
  person: "Rosalind Achebe",
  dueOn: day("2027-03-28"),
  state: "Open",
  doneOn: null,
  daysOverdue: 16,
  note: "Drafted.\nTwo units have tried it.",
  lastReported: day("2026-10-25"),
};
const formulas = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", '=HYPERLINK("http://x","y")'];

describe("the Excel file", () => {
  const sheetOf = async (rows: readonly ActionLogRow[]) => {
    const parts = readZipParts(await buildActionLogWorkbook(rows));
    for (const [path, xml] of parts) expect([path, findXmlError(xml)]).toEqual([path, null]);
    const part = (path: string) => parts.get(path) ?? "";
    return {
      sheet: part("xl/worksheets/sheet1.xml"),
      strings: part("xl/sharedStrings.xml"),
      styles: part("xl/styles.xml"),
      book: part("xl/workbook.xml"),
    };
  };

  test("has a sheet called Action log, with a bold, frozen header row and a filter on each column", async () => {
    const { sheet, styles, book } = await sheetOf([row, row]);
    expect(book).toContain('name="Action log"');
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(sheet).toContain('<autoFilter ref="A1:L3"/>');
    expect(sheet.indexOf("<autoFilter")).toBeGreaterThan(sheet.indexOf("</sheetData>"));
    expect(styles).toContain("<b/>");
    expect(sheet.match(/<col /g)).toHaveLength(12);
  });

  test("has dates and numbers as such, in every time zone", async () => {
    const { sheet, styles } = await sheetOf([row]);
    expect(styles).toContain('formatCode="d mmmm yyyy"');
    expect(sheet).toMatch(/<c r="G2"[^>]*><v>46474<\/v>/); // 28 March 2027, when the clocks go forward
    expect(sheet).toMatch(/<c r="L2"[^>]*><v>46320<\/v>/); // 25 October 2026, when they go back
    expect(sheet).toMatch(/<c r="J2"[^>]*><v>16<\/v>/);
    expect(sheet).not.toMatch(/<c r="I2"[^>]*><v>/);
  });

  test("no text is a formula or becomes one when it is edited", async () => {
    const { sheet, styles } = await sheetOf(formulas.map((text) => ({ ...row, what: text, note: text, person: text })));
    expect(sheet).not.toContain("<f>");
    expect(styles).toContain('formatCode="@"');
    const cells = [...sheet.matchAll(/<c r="[DFK][2-9]\d*" s="(\d+)" t="(\w+)"/g)];
    expect(cells.length).toBeGreaterThan(20);
    for (const [, style, type] of cells)
      expect([type, textStyles(styles)]).toEqual(["s", expect.arrayContaining([style])]);
  });

  test("is the header row alone without actions; control characters are removed", async () => {
    expect((await sheetOf([])).sheet).toContain('<autoFilter ref="A1:L1"/>');
    expect((await sheetOf([{ ...row, note: "a\u0000\u000bb & <c>" }])).strings).toContain("ab &amp; &lt;c&gt;");
  });
});

describe("the CSV file", () => {
  test("has a header, dates as YYYY-MM-DD, and the line breaks of a spreadsheet", () => {
    const [heading, first] = buildActionLogCsv([row]).split("\r\n");
    expect(heading).toBe(
      "\ufeffReference,Recommendation,Part of it,Action,Agency,Person,Due,State,Done on,Days overdue,Last note,Last reported",
    );
    expect(first).toBe(
      'HU2-1,ICON programme update,,Write the e-learning,NHS Kent and Medway,Rosalind Achebe,2027-03-28,Open,,16,"Drafted.\nTwo units have tried it.",2026-10-25',
    );
    expect(buildActionLogCsv([])).toBe(`${heading}\r\n`);
  });

  test.each(formulas)("%j is not a formula", (text) => {
    const [, line = ""] = buildActionLogCsv([{ ...row, what: text, note: "" }]).split("\r\n");
    expect(line).toMatch(/^HU2-1,ICON programme update,,"?'[=+\-@]/);
  });
});

/** The indexes of the cell styles with the text format. */
function textStyles(styles: string): string[] {
  const [, format] = styles.match(/numFmtId="(\d+)" formatCode="@"/) ?? [];
  const [, cells = ""] = styles.match(/<cellXfs[^>]*>(.*)<\/cellXfs>/) ?? [];
  return (cells.match(/<xf .*?(?:\/>|<\/xf>)/g) ?? []).flatMap((xf, index) =>
    xf.includes(`numFmtId="${format}"`) ? [String(index)] : [],
  );
}
