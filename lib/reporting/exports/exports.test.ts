import { describe, expect, test } from "vitest";
import { instantOf } from "#lib/core/clock.ts";
import { day, findXmlError, readZipParts } from "#tests/support/sample-paper.ts";
import { type ActionLogRow, actionLogTable } from "../action-log.table.ts";
import { ExportedFile } from "./exported-file.ts";
import type { Marks } from "./marks.ts";

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
  sample: false,
};
const marks: Marks = {
  partnership: "Kent & Medway",
  marking: "OFFICIAL: SENSITIVE & <PERSONAL>",
  isTrial: false,
  title: "Action log",
  asAt: instantOf(day("2027-04-13"), "17:30"),
};
const trial = { ...marks, isTrial: true };
const formulas = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", '=HYPERLINK("http://x","y")'];
const COLUMNS = 13;

describe("the Excel file", () => {
  const partsOf = async (rows: readonly ActionLogRow[], given = marks) => {
    const parts = readZipParts((await ExportedFile.workbook(given, "action-log", actionLogTable(rows))).body);
    for (const [path, xml] of parts) expect([path, findXmlError(xml)]).toEqual([path, null]);
    const part = (path: string) => parts.get(path) ?? "";
    return {
      sheet: part("xl/worksheets/sheet1.xml"),
      strings: part("xl/sharedStrings.xml"),
      styles: part("xl/styles.xml"),
      book: part("xl/workbook.xml"),
    };
  };

  test("begins with its marks, and has them at the foot of each page", async () => {
    const { sheet, strings } = await partsOf([row]);
    const texts = [...strings.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text);
    expect(texts.slice(0, 2)).toEqual([
      "OFFICIAL: SENSITIVE &amp; &lt;PERSONAL&gt;",
      "Kent &amp; Medway. Action log, as at 13 April 2027 at 5:30pm",
    ]);
    expect(sheet).toContain(
      "<oddFooter>&amp;LOFFICIAL: SENSITIVE &amp;&amp; &lt;PERSONAL&gt;&amp;CAction log, as at 13 April 2027 at 5:30pm&amp;RPage &amp;P of &amp;N</oddFooter>",
    );
    expect((await partsOf([row], trial)).strings).toContain("&lt;PERSONAL&gt; · Trial, not for use<");
  });

  test("the foot of a page is no longer than Excel allows, with any filters of the table", async () => {
    const longest = { ...trial, marking: "&".repeat(60), title: "Actions of an agency with a long name, ".repeat(10) };
    const [, footer = ""] = (await partsOf([row], longest)).sheet.match(/<oddFooter>(.*)<\/oddFooter>/) ?? [];
    expect(footer.replaceAll("&amp;", "&").length).toBeLessThan(255);
    expect(footer).toContain("&amp;CAction log, as at 13 April 2027");
  });

  test("has a bold, frozen header below the marks, with a filter and a width for each column", async () => {
    const { sheet, styles, book } = await partsOf([row, row]);
    expect(book).toContain('name="Action log"');
    expect(sheet).toMatch(/<pane [^>]*ySplit="3"[^>]*topLeftCell="A4"[^>]*state="frozen"/);
    expect(sheet).toContain('<autoFilter ref="A3:M5"/>');
    expect(styles).toContain("<b/>");
    expect(sheet.match(/<col /g)).toHaveLength(COLUMNS);
  });

  test("prints on A4 landscape, one page wide, with the header on each page", async () => {
    const { sheet, book } = await partsOf([row]);
    expect(sheet).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
    expect(sheet).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(book).toContain(
      `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'Action log'!$3:$3</definedName></definedNames>`,
    );
    const widths = [...sheet.matchAll(/ width="(\d+)"/g)].map(([, width]) => Number(width));
    expect(widths.reduce((sum, width) => sum + width)).toBeLessThan(230);
    const order = ["sheetPr", "sheetViews", "cols", "sheetData", "autoFilter", "pageSetup", "headerFooter"];
    expect(order.toSorted((a, b) => sheet.indexOf(`<${a}`) - sheet.indexOf(`<${b}`))).toEqual(order);
  });

  test("has dates and numbers as such, in every time zone, and wrapped texts", async () => {
    const { sheet, styles } = await partsOf([row]);
    expect(styles).toContain('formatCode="d mmm yyyy"');
    expect(styles).toContain('wrapText="1"');
    expect(sheet).toMatch(/<c r="G4"[^>]*><v>46474<\/v>/); // 28 March 2027, when the clocks go forward
    expect(sheet).toMatch(/<c r="L4"[^>]*><v>46320<\/v>/); // 25 October 2026, when they go back
    expect(sheet).toMatch(/<c r="J4"[^>]*><v>16<\/v>/);
    expect(sheet).not.toMatch(/<c r="I4"[^>]*><v>/);
  });

  test("each row is as high as its longest text needs, as far as Excel allows", async () => {
    const rows = [
      { ...row, note: "" },
      { ...row, note: "word ".repeat(36) },
      { ...row, note: "line\n".repeat(200) },
    ];
    const { sheet } = await partsOf(rows);
    const heights = [...sheet.matchAll(/<row r="[4-6]" ht="(\d+)"/g)].map(([, height]) => Number(height));
    // A text of 180 characters needs about five lines of 36.
    expect(heights).toEqual([31, 5 * 13 + 5, 409]);
  });

  test("colours a state or a rating as its tag on a page, and nothing else", async () => {
    const done = { ...row, state: "Done", doneOn: day("2027-03-01"), daysOverdue: null };
    const { sheet, styles } = await partsOf([row, done]);
    const fillOf = (cell: string) => {
      const [, style = ""] = sheet.match(new RegExp(`<c r="${cell}" s="(\\d+)"`)) ?? [];
      const [, formats = ""] = styles.match(/<cellXfs[^>]*>(.*)<\/cellXfs>/) ?? [];
      const [, fill = ""] = formats.match(/<xf .*?(?:\/>|<\/xf>)/g)?.[Number(style)]?.match(/fillId="(\d+)"/) ?? [];
      return styles.match(/<fill>.*?<\/fill>/g)?.[Number(fill)] ?? "";
    };
    expect(fillOf("A3")).toMatch(/0C4F5A/i);
    expect(fillOf("J4")).toMatch(/FBE6E3/i);
    expect(fillOf("H5")).toMatch(/E4EDF9/i);
    for (const plain of ["A4", "H4", "D5"]) expect(fillOf(plain)).not.toMatch(/FBE6E3|E4EDF9|0C4F5A/i);
  });

  test("marks the rows that are samples", async () => {
    const { sheet, strings } = await partsOf([row, { ...row, sample: true }]);
    expect(sheet).not.toMatch(/<c r="M4"[^>]*><v>/);
    const [, index = ""] = sheet.match(/<c r="M5"[^>]*><v>(\d+)<\/v>/) ?? [];
    expect(strings.split("<si>")[Number(index) + 1]).toContain(">sample<");
  });

  test("no text is a formula or becomes one when it is edited", async () => {
    const { sheet, styles } = await partsOf(formulas.map((text) => ({ ...row, what: text, note: text, person: text })));
    expect(sheet).not.toContain("<f>");
    expect(styles).toContain('formatCode="@"');
    const cells = [...sheet.matchAll(/<c r="[DFK]([4-9]|1\d)" s="(\d+)" t="(\w+)"/g)];
    expect(cells).toHaveLength(formulas.length * 3);
    for (const [, , style, type] of cells)
      expect([type, textStyles(styles)]).toEqual(["s", expect.arrayContaining([style])]);
  });

  test.each([
    ["_x000D_", "_x005F_x000D_"],
    ["_x0041_x0042_", "_x005F_x0041_x005F_x0042_"],
    ["a_x00zz_b _X0041_ _x004_", "a_x00zz_b _x005F_X0041_ _x004_"],
    ["constructor", "_x0063_onstructor"],
    ["__proto__", "_x005F__proto__"],
  ])("the text %j stays itself", async (text, written) => {
    const { sheet, strings } = await partsOf([{ ...row, what: text }]);
    expect(strings).toContain(`<t>${written}</t>`);
    expect(sheet).toMatch(/<c r="D4"[^>]*><v>\d+<\/v>/);
  });

  test("is the header alone without rows; control characters are removed", async () => {
    expect((await partsOf([])).sheet).toContain('<autoFilter ref="A3:M3"/>');
    expect((await partsOf([{ ...row, note: "a\u0000\u000bb & <c>" }])).strings).toContain("ab &amp; &lt;c&gt;");
  });
});

describe("the CSV file", () => {
  const csvOf = async (rows: readonly ActionLogRow[], given = marks) => {
    const { body } = ExportedFile.csv(given, "action-log", actionLogTable(rows));
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await new Response(body).arrayBuffer());
  };

  test("begins with the header, and each row ends with its marks", async () => {
    const [heading, first, second] = (await csvOf([row, { ...row, sample: true }], trial)).split("\r\n");
    expect(heading).toBe(
      "\ufeffReference,Recommendation,Part of it,Action,Agency,Person,Due,State,Done on,Days overdue,Last note,Last reported,Sample,As at (Europe/London),Marking",
    );
    const marked = "2027-04-13 17:30,OFFICIAL: SENSITIVE & <PERSONAL> · Trial, not for use";
    expect(first).toBe(
      `HU2-1,ICON programme update,,Write the e-learning,NHS Kent and Medway,Rosalind Achebe,2027-03-28,Open,,16,"Drafted.\nTwo units have tried it.",2026-10-25,,${marked.replace(",", ',"')}"`,
    );
    expect(second).toContain(",2026-10-25,sample,2027-04-13 17:30,");
    expect(await csvOf([])).toBe(`${heading}\r\n,,,,,,,,,,,,,2027-04-13 17:30,OFFICIAL: SENSITIVE & <PERSONAL>\r\n`);
  });

  test.each(formulas)("%j is not a formula", async (text) => {
    const [, line = ""] = (await csvOf([{ ...row, what: text, note: "" }])).split("\r\n");
    expect(line).toMatch(/^HU2-1,ICON programme update,,"?'[=+\-@]/);
  });
});

test("the name of a file has the marking and the mark of a trial, in characters of every system", () => {
  const name = (given: Marks) => ExportedFile.csv(given, "action-log-2027-04-13", actionLogTable([])).name;
  expect(name(marks)).toBe("action-log-2027-04-13-official-sensitive-personal");
  expect(name({ ...trial, marking: "Geschützt/../" })).toBe("action-log-2027-04-13-gesch-tzt-trial-not-for-use");
});

/** The indexes of the cell styles with the text format. */
function textStyles(styles: string): string[] {
  const [, format] = styles.match(/numFmtId="(\d+)" formatCode="@"/) ?? [];
  const [, cells = ""] = styles.match(/<cellXfs[^>]*>(.*)<\/cellXfs>/) ?? [];
  return (cells.match(/<xf .*?(?:\/>|<\/xf>)/g) ?? []).flatMap((xf, index) =>
    xf.includes(`numFmtId="${format}"`) ? [String(index)] : [],
  );
}
