import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import type { Context } from "#lib/core/context.ts";
import { currentContext } from "#lib/core/context.ts";
import { Invalid } from "#lib/core/errors.ts";
import { readPlanFile } from "#lib/imports/reading/read.ts";
import { addAction } from "#lib/recommendations/actions/commands.ts";
import { postUpdate } from "#lib/recommendations/updates/commands.ts";
import { marksOf } from "#lib/reporting/exports/marks.ts";
import { completeWordReturn, edited } from "#tests/support/plan-files/completed-return.ts";
import { workbookFile } from "#tests/support/plan-files/excel.ts";
import { setToday, withTestUsersOn } from "#tests/support/test-papers.ts";
import { excelReturn } from "./excel.ts";
import { returnTitle, whatToComplete } from "./labels.ts";
import { returnOf } from "./queries.ts";
import { readReturn } from "./read-return.ts";
import { wordReturn } from "./word.ts";

const { users } = withTestUsersOn("2027-01-04");
let ctx: Context;
let agencyId = 0;

beforeAll(async () => {
  const { business, agencies } = users();
  agencyId = agencies.earlyHelp;
  const answers = {
    rating: "on-track",
    done: "Leaflet <drafted> & agreed.",
    difference: "Not yet seen.",
    next: "Print it.",
  };
  await postUpdate(business, { reference: "HU2-4", agencyId, seen: 0, ...answers });
  await addAction(business, { reference: "HU2-4", agencyId, what: "Agree the text", dueOn: "2027-03-01" });
  setToday("2027-02-10");
  ctx = await currentContext(business);
});

async function made(format: "docx" | "xlsx"): Promise<Buffer> {
  const given = await returnOf(ctx, agencyId);
  const write = format === "docx" ? wordReturn : excelReturn;
  return (await write(marksOf(ctx, returnTitle(given.agency)), given, ctx.asOf)).body;
}

const read = async (bytes: Buffer, format: "docx" | "xlsx") =>
  readReturn(await readPlanFile(bytes, `return.${format}`));

const answers = {
  rating: "At risk",
  done: "Printed.",
  difference: "",
  next: "",
  inTheWay: "No money for a second print.",
};
const returned = () => ({
  at: expect.any(String),
  key: { agencyId, event: ctx.asOf.event, reference: "HU2-4" },
  answers,
  problem: null,
});
const blank = { rating: "", done: "", difference: "", next: "", inTheWay: "" };

describe("in Word", () => {
  test("a return that no one completed says nothing", async () => {
    expect(await read(await made("docx"), "docx")).toEqual([{ ...returned(), at: "HU2-4", answers: blank }]);
  });

  test("what a person types and chooses is read back by the hidden tags", async () => {
    const { rating, done, inTheWay } = answers;
    expect(await read(completeWordReturn(await made("docx"), "HU2-4", { rating, done, inTheWay }), "docx")).toEqual([
      returned(),
    ]);
  });

  test("it is filled with the recommendation, its date and what was said last", async () => {
    const { tables } = await readPlanFile(await made("docx"), "return.docx");
    const texts = tables.flatMap(({ before, rows }) => [
      ...before,
      ...rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
    ]);
    expect(texts.join("\n")).toContain(
      "On track, on 4 January 2027.\nDone: Leaflet <drafted> & agreed.\nDifference made: Not yet seen.\nNext: Print it.",
    );
    expect(texts).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^HU2-4 /),
        "Success measure",
        "Due",
        "Open actions",
        "Agree the text, due 1 March 2027",
        "New rating (choose)",
        "What has been done?",
        "What is in the way?",
      ]),
    );
  });

  test("a program that loses the tags leaves the headings and labels, by which it is read", async () => {
    const bytes = completeWordReturn(await made("docx"), "HU2-4", {
      rating: answers.rating,
      done: answers.done,
      inTheWay: answers.inTheWay,
    });
    const untagged = edited(bytes, /^word\/document\.xml$/, (xml) =>
      xml.replace(/<w:tag [^>]*>|<w:showingPlcHdr\/>|<w:rStyle [^>]*>/g, ""),
    );
    expect(await read(untagged, "docx")).toEqual([{ ...returned(), at: "HU2-4" }]);
    const foreign = edited(untagged, /^docProps\/custom\.xml$/, (xml) => xml.replace("return-1.", "return-1.9"));
    await expect(read(foreign, "docx")).rejects.toThrow(Invalid);
  });

  test("a tag that a person edited is noticed", async () => {
    const bytes = completeWordReturn(await made("docx"), "HU2-4", { done: "Printed." });
    const changed = edited(bytes, /^word\/document\.xml$/, (xml) => xml.replaceAll("HU2-4.done", "HU2-5.done"));
    const [rest, lost] = await read(changed, "docx");
    expect(rest?.answers).toEqual(blank);
    expect(lost).toMatchObject({
      key: null,
      at: "“Printed.”",
      problem: expect.stringMatching(/^Its hidden reference was changed/),
    });
  });
});

describe("in Excel", () => {
  /** A return as a program saves it anew: its cells without the look. */
  async function sheetOf(change: (rows: string[][]) => string[][]) {
    const { tables } = await readPlanFile(await made("xlsx"), "return.xlsx");
    const rows = change((tables[0]?.rows ?? []).map(({ cells }) => cells.map(({ text }) => text)));
    const letters = (cells: readonly string[]) =>
      Object.fromEntries(cells.map((text, at) => [String.fromCharCode(65 + at), text]));
    return read(
      workbookFile([{ name: "Return", rows: Object.fromEntries(rows.map((cells, at) => [at + 1, letters(cells)])) }]),
      "xlsx",
    );
  }
  const gaps = [
    "New rating (choose)",
    "What has been done?",
    "What difference has it made?",
    "What is next?",
    "What is in the way?",
  ];
  const typed = (rows: string[][]) => {
    const headings = rows.find((cells) => cells.includes("What has been done?")) ?? [];
    return rows.map((cells) =>
      cells[0] === "HU2-4"
        ? cells.map((text, at) => Object.values(answers)[gaps.indexOf(headings[at] ?? "")] ?? text)
        : cells,
    );
  };

  test("a return that no one completed says nothing", async () => {
    expect(await read(await made("xlsx"), "xlsx")).toEqual([{ ...returned(), at: "row 6", answers: blank }]);
  });

  test("the references are in a hidden column, and the rating is chosen from a list", async () => {
    const xml = strFromU8(unzipSync(await made("xlsx"))["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(xml).toMatch(/<col [^>]*min="12"[^>]*hidden="1"/);
    expect(xml).toMatch(
      /<dataValidation type="list" allowBlank="1" sqref="G6:G6"><formula1>"Not started,On track,At risk,Off track,Delivered,Nothing has changed"<\/formula1>/,
    );
  });

  test("above the table stands what to fill in and what goes together", async () => {
    const { tables } = await readPlanFile(await made("xlsx"), "return.xlsx");
    const above = tables[0]?.rows.slice(0, 4).map(({ cells }) => cells[0]?.text);
    expect(above).toContain(whatToComplete);
  });

  test("a return that was sent out with the earlier headings is still read", async () => {
    const earlier = ["Rating now", "Done", "Difference made", "Next", "Obstacles"];
    const sent = (rows: string[][]) =>
      typed(rows).map((cells) => cells.map((text) => earlier[gaps.indexOf(text)] ?? text));
    expect(await sheetOf(sent)).toEqual([{ ...returned(), at: "row 6" }]);
  });

  test("what a person types is read back by the hidden reference", async () => {
    expect(await sheetOf(typed)).toEqual([{ ...returned(), at: "row 6" }]);
  });

  test("rows and columns may be moved, added and left out, and headings written a little differently", async () => {
    const moved = await sheetOf((rows) => [
      ["Our return"],
      ...typed(rows).map((cells) =>
        [...cells.slice(6), "a note", ...cells.slice(0, 6)].map((text) =>
          text === "What difference has it made?" ? "WHAT DIFFERENCE has it made" : text,
        ),
      ),
    ]);
    expect(moved).toEqual([{ ...returned(), at: "row 7" }]);
  });

  test("a deleted row is not returned, and a file without any is not a return", async () => {
    await expect(sheetOf((rows) => rows.filter(([first]) => first !== "HU2-4"))).rejects.toThrow(Invalid);
  });

  test.each([
    ["an edited reference", (text: string) => text.replace(".HU2-4.", ".HU2-1."), /^Its hidden reference was changed/],
    [
      "a heading that is gone",
      (text: string) => (text === "What is in the way?" ? "Notes" : text),
      /^The column “What is in the way\?” is missing\./,
    ],
  ])("%s is noticed", async (_what, change, problem) => {
    const [one] = await sheetOf((rows) => typed(rows).map((cells) => cells.map(change)));
    expect(one?.problem).toMatch(problem);
  });

  test("a row that was copied is not read twice", async () => {
    const all = await sheetOf((rows) => [...typed(rows), ...typed(rows).slice(-1)]);
    expect(all.map(({ problem }) => problem)).toEqual(
      Array(2).fill("It is in the file twice. Delete one of them, save the file, and choose it again."),
    );
  });
});
