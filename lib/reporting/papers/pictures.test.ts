import { describe, expect, test } from "vitest";
import { renderPng } from "#lib/reporting/documents/raster.ts";
import { day, findXmlError, samplePaper } from "#tests/support/sample-paper.ts";
import { overTimePicture, type Picture, slipsPicture, stripPicture } from "./pictures.ts";

const { strip, slips, overTime } = samplePaper(4).pictures;
const many = samplePaper(90).pictures;
const drawn: readonly (readonly [string, Picture | null])[] = [
  ["strip", stripPicture(strip)],
  ["slips", slipsPicture(slips)],
  ["over time", overTimePicture(overTime)],
  ["strip of many", stripPicture(many.strip)],
  ["slips of many", slipsPicture(many.slips)],
  ["over time of many", overTimePicture(many.overTime)],
];

describe.each(drawn)("the picture: %s", (_, picture) => {
  const { svg, title, description, table } = there(picture);

  test("it is well-formed, with a title and a description for screen readers", () => {
    expect(findXmlError(svg)).toBeNull();
    const [, ids = ""] = svg.match(/^<svg [^>]*role="img" aria-labelledby="([^"]+)"/) ?? [];
    const [titleId, descriptionId] = ids.split(" ");
    expect(svg).toContain(`<title id="${titleId}">${title}</title>`);
    expect(svg).toContain(`<desc id="${descriptionId}">${description}</desc>`);
  });

  test("it needs no styles, scripts or external files", () => {
    expect(svg).not.toMatch(/style|<script|href|url\(|NaN|undefined|Infinity/);
  });

  test("it has a size and a white background", () => {
    expect(svg).toMatch(/^<svg [^>]*viewBox="-6 -6 692 [\d.]+" width="692" height="[\d.]+"/);
    expect(svg).toContain('fill="#ffffff"></rect>');
  });

  test("nothing is outside its frame", () => {
    const height = Number(svg.match(/height="([\d.]+)"/)?.[1]);
    for (const [, x, y] of svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)"/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThan(680);
      expect(Number(y)).toBeGreaterThan(0);
      expect(Number(y)).toBeLessThan(height);
    }
  });

  test("its table has a cell for each column in every row", () => {
    expect(table.rows.every((row) => row.length === table.head.length)).toBe(true);
  });
});

test("every date ever agreed stands in the table of dates, and is drawn", () => {
  const [first, between, now] = [day("2027-02-28"), [day("2027-06-30"), day("2027-05-31")], day("2027-04-30")];
  const moved = [
    { reference: "HU2-1", first, between, now, days: 61 },
    { reference: "HU2-2", first, now, days: 61 },
  ];
  const { table, svg } = there(slipsPicture(moved));
  expect(table.head).toEqual(["Recommendation", "As first agreed", "Agreed in between", "As now", "Moved"]);
  expect(table.rows).toEqual([
    ["HU2-1", "28 February 2027", "30 June 2027, 31 May 2027", "30 April 2027", "61 days later"],
    ["HU2-2", "28 February 2027", "None", "30 April 2027", "61 days later"],
  ]);
  expect(svg).toContain(">Agreed in between<");
});

test("the same figures give the same drawing", () => {
  expect(stripPicture(strip)).toEqual(stripPicture(structuredClone(strip)));
});

test("without figures there is no picture", () => {
  expect(stripPicture({ meetings: ["Now"], rows: [] })).toBeNull();
  expect(stripPicture({ meetings: [], rows: [{ reference: "HU2-1", cells: [] }] })).toBeNull();
  expect(slipsPicture([])).toBeNull();
  expect(overTimePicture([])).toBeNull();
});

test("each cell of the strip has a shape and a letter, and a name in the table", () => {
  const { svg, table } = there(stripPicture(strip));
  for (const letter of ["G", "D", "C", "–", "A", "O", "R"]) expect(svg).toContain(`>${letter}</text>`);
  expect(svg.match(/<path /g)).toHaveLength(11 + 7); // one for each cell but the one before it was made, and the key
  expect(table.head).toEqual(["Reference", "16 Jun 2026", "14 Jan 2027", "Now"]);
  expect(table.rows[3]).toEqual(["HU2-4", "Not made yet", "No update yet", "Off track"]);
});

test("more than forty recommendations are shown as counts, which add up", () => {
  const { table, description } = there(stripPicture(many.strip));
  const sum = (column: number) => table.rows.reduce((total, row) => total + Number(row[column]), 0);
  expect([sum(1), sum(2), sum(3)]).toEqual([68, 90, 90]);
  expect(description).toContain("Now: 23 Complete, 23 On track, 22 Off track and 22 Overdue.");
});

test("a moved due date is shown with both dates and the difference, even if earlier or the same", () => {
  const moved = [
    { reference: "HU2-1", first: day("2027-02-28"), now: day("2027-04-30"), days: 61 },
    { reference: "HU2-2", first: day("2027-02-28"), now: day("2027-02-27"), days: -1 },
    { reference: "HU2-3", first: day("2027-02-28"), now: day("2027-02-28"), days: 0 },
  ];
  expect(there(slipsPicture(moved)).table.rows).toEqual([
    ["HU2-1", "28 February 2027", "30 April 2027", "61 days later"],
    ["HU2-2", "28 February 2027", "27 February 2027", "1 day earlier"],
    ["HU2-3", "28 February 2027", "28 February 2027", "same day"],
  ]);
});

test("of more than forty slips the largest are drawn, and all are in the table", () => {
  const { svg, title, table } = there(slipsPicture(many.slips));
  expect(title).toContain("the 40 that moved furthest");
  expect(svg.match(/days later<|same day</g)).toHaveLength(40);
  expect(table.rows).toHaveLength(90);
});

test("texts in a picture are escaped", () => {
  const reference = `<script>&"'\u0000\ud800`;
  const { svg } = there(stripPicture({ meetings: [reference], rows: [{ reference, cells: [null] }] }));
  expect(findXmlError(svg)).toBeNull();
  expect(svg).not.toContain("<script");
});

test("a picture is rendered as a PNG of twice its size, with its text", async () => {
  const { svg } = there(stripPicture(strip));
  const png = await renderPng(svg, 2);
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.readUInt32BE(16)).toBe(1384);
  const bare = await renderPng(svg.replace(/<text .*?<\/text>/g, ""), 2);
  expect(png.length).toBeGreaterThan(bare.length * 2);
});

function there(picture: Picture | null): Picture {
  if (!picture) throw new Error("there is no picture");
  return picture;
}
