import { utils, write } from "@e965/xlsx";
import { expect, test } from "vitest";
import { Invalid } from "#lib/core/errors.ts";
import { workbookFile } from "#tests/support/plan-files/excel.ts";
import { spreadsheetFile } from "#tests/support/plan-files/opendocument.ts";
import { paragraph, row, table, wordFile } from "#tests/support/plan-files/word.ts";
import { readPlanFile } from "./read.ts";

const sheet = { name: "Plan", rows: { 1: { A: "Ref", B: "Action" }, 2: { A: "1", B: "Ask twice." } } };
const csv = Buffer.from("Ref,Action\n1,Ask twice.\n");
const openTable = `<table:table table:name="Plan">${["Ref|Action", "1|Ask twice."]
  .map(
    (line) =>
      `<table:table-row>${line
        .split("|")
        .map((text) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`)
        .join("")}</table:table-row>`,
  )
  .join("")}</table:table>`;
const oldBook = utils.book_new(
  utils.aoa_to_sheet([
    ["Ref", "Action"],
    ["1", "Ask twice."],
  ]),
  "Plan",
);

test.each([
  ["plan.xlsx", "xlsx", workbookFile([sheet])],
  ["PLAN.XLSX", "xlsx", workbookFile([sheet])],
  ["plan.xls", "xls", write(oldBook, { type: "buffer", bookType: "biff8" })],
  ["plan.ods", "ods", spreadsheetFile(openTable)],
  ["plan.csv", "csv", csv],
  ["plan.docx", "docx", wordFile(paragraph("Plan") + table(row(["Ref", "Action"]), row(["1", "Ask twice."])))],
] as const)("%s is read in a thread of its own", async (name, format, bytes) => {
  const file = await readPlanFile(bytes, name);
  expect(file.format).toBe(format);
  expect(
    file.tables.map(({ rows }) => rows.map(({ number, cells }) => [number, ...cells.map(({ text }) => text)])),
  ).toEqual([
    [
      [1, "Ref", "Action"],
      [2, "1", "Ask twice."],
    ],
  ]);
});

test("a large table comes over in pieces, and is whole again", async () => {
  const lines = Array.from({ length: 3000 }, (_, at) => `${at},Ask ${at} times,,green`);
  const { tables } = await readPlanFile(Buffer.from(lines.join("\n")), "plan.csv");
  expect(tables[0]?.rows).toHaveLength(3000);
  expect(tables[0]?.rows[2999]?.cells.map(({ text }) => text)).toEqual(["2999", "Ask 2999 times", "", "green"]);
});

test("files are read one after the other, and those that would wait too long are refused", async () => {
  const all = await Promise.allSettled(Array.from({ length: 8 }, () => readPlanFile(csv, "plan.csv")));
  expect(all.map(({ status }) => status)).toEqual([...Array(5).fill("fulfilled"), ...Array(3).fill("rejected")]);
  const [refused] = all.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(refused).toBeInstanceOf(Invalid);
  expect(refused).toMatchObject({
    fields: { file: "“plan.csv” was not read: other files are being read just now. Choose it again in a minute." },
  });
});
