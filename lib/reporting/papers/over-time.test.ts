import { describe, expect, test } from "vitest";
import type { TableBlock } from "#lib/reporting/documents/document.ts";
import { drawingSvg } from "#lib/reporting/documents/drawing.ts";
import { renderPng } from "#lib/reporting/documents/raster.ts";
import { day, findXmlError, samplePaper } from "#tests/support/sample-paper.ts";
import { overTimeBlocks } from "./over-time.ts";
import type { Pictures } from "./rules.ts";

const few = samplePaper(4).pictures;
const many = samplePaper(90).pictures;
const nothing: Pictures = { strip: { meetings: ["Now"], rows: [] }, slips: [], overTime: [] };
const first = day("2027-02-28");

/** The tables of the figures, in their order. */
function tablesOf(pictures: Pictures): TableBlock[] {
  return overTimeBlocks(pictures).filter((block) => block.kind === "table");
}

function tableOf(changed: Partial<Pictures>): TableBlock {
  const [table] = tablesOf({ ...nothing, ...changed });
  if (!table) throw new Error("there is no table");
  return table;
}

/** The rows without their drawings. */
function wordsOf({ rows }: TableBlock) {
  return rows.map((row) => row.filter((cell) => typeof cell === "string"));
}

/** The marks of the drawing of each row. */
function marksOf({ rows }: TableBlock) {
  return rows.map((row) =>
    row.flatMap((cell) => (typeof cell !== "string" && cell.kind === "drawing" ? cell.marks : [])),
  );
}

describe.each([
  ["few recommendations", few],
  ["many recommendations", many],
])("of %s", (_, pictures) => {
  test("each figure is said once, in three tables with a cell for each column", () => {
    const tables = tablesOf(pictures);
    expect(tables).toHaveLength(3);
    for (const { head, widths, rows } of tables) {
      expect(widths).toHaveLength(head.length);
      expect(widths.reduce((sum, width) => sum + width)).toBeCloseTo(17);
      expect(rows.every((row) => row.length === head.length)).toBe(true);
    }
  });

  test("every mark is within its drawing", () => {
    for (const mark of tablesOf(pictures).flatMap(marksOf).flat())
      for (const place of "at" in mark ? [mark.at] : [mark.from, mark.to]) {
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(100);
      }
  });
});

test("without figures, a sentence says so", () => {
  expect(overTimeBlocks(nothing)).toEqual([{ kind: "text", text: "There is nothing to compare yet." }]);
});

test("each recommendation has its rating at each meeting", () => {
  const { head, rows } = tableOf({ strip: few.strip });
  expect(head).toEqual(["Reference", "16 Jun 2026", "14 Jan 2027", "Now"]);
  expect(rows[3]).toEqual([
    "HU2-4",
    "Not in the tracker yet",
    { kind: "rating", shown: "no-update", name: "No update yet", notes: [] },
    { kind: "rating", shown: "off-track", name: "Off track", notes: [] },
  ]);
});

test("more than forty recommendations are counted, and the counts add up", () => {
  const { rows } = tableOf({ strip: many.strip });
  const sum = (column: number) => rows.reduce((total, row) => total + Number(row[column]), 0);
  expect([sum(1), sum(2), sum(3)]).toEqual([68, 90, 90]);
  expect(rows[0]?.[0]).toMatchObject({ kind: "rating", shown: "complete" });
});

test("every date ever agreed is in the table, and is drawn", () => {
  const moved = [
    { reference: "HU2-1", first, between: [day("2027-06-30"), day("2027-05-31")], now: day("2027-04-30"), days: 61 },
    { reference: "HU2-2", first, now: day("2027-04-30"), days: 61 },
  ];
  const table = tableOf({ slips: moved });
  expect(table.head).toEqual(["Reference", "From ○ first to ● now", "First agreed", "In between", "Now", "Moved"]);
  expect(wordsOf(table)).toEqual([
    ["HU2-1", "28 Feb 2027", "30 Jun 2027, 31 May 2027", "30 Apr 2027", "61 days later"],
    ["HU2-2", "28 Feb 2027", "None", "30 Apr 2027", "61 days later"],
  ]);
  expect(marksOf(table).map((marks) => marks.map(({ kind }) => kind))).toEqual([
    ["line", "between", "between", "first", "now"],
    ["line", "first", "now"],
  ]);
});

test("a due date that became earlier, or came back to the first one, says so", () => {
  const moved = [
    { reference: "HU2-1", first, now: day("2027-02-27"), days: -1 },
    { reference: "HU2-2", first, now: first, days: 0 },
  ];
  expect(wordsOf(tableOf({ slips: moved })).map((row) => row.at(-1))).toEqual(["1 day earlier", "Same day"]);
});

test("of more than forty due dates those that moved furthest are drawn, and all are in the table", () => {
  const slips = Array.from({ length: 50 }, (_, index) => ({
    reference: `HU2-${index + 1}`,
    first,
    now: day("2027-04-30"),
    days: index,
  }));
  const drawn = marksOf(tableOf({ slips }));
  expect(drawn).toHaveLength(50);
  expect(drawn.map((marks) => marks.length > 0)).toEqual(slips.map(({ days }) => days >= 10));
});

test("a bar of the totals is as long as the counts", () => {
  const date = day("2027-01-14");
  const table = tableOf({ overTime: [{ date, open: 2, delivered: 0, complete: 2 }] });
  expect(wordsOf(table)).toEqual([["14 Jan 2027", "2", "0", "2"]]);
  expect(marksOf(table)).toEqual([
    [
      { kind: "bar", from: 0, to: 50, of: "complete" },
      { kind: "bar", from: 50, to: 100, of: "open" },
    ],
  ]);
});

test("a drawing for Word is well-formed, needs nothing else, and is rendered at twice its size", async () => {
  for (const marks of [few, many].flatMap(tablesOf).flatMap(marksOf)) {
    const svg = drawingSvg(marks, 190, 18);
    expect(findXmlError(svg)).toBeNull();
    expect(svg).not.toMatch(/style|<script|href|url\(|NaN|undefined|Infinity/);
  }
  const [marks = []] = marksOf(tableOf({ slips: few.slips }));
  const png = await renderPng(drawingSvg(marks, 190, 18), 2);
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([380, 36]);
  expect(png.length).toBeGreaterThan((await renderPng(drawingSvg([], 190, 18), 2)).length);
});
