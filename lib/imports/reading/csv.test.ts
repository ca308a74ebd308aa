import { expect, test } from "vitest";
import { shownRows } from "#tests/support/plan-files/shown.ts";
import { readCsv } from "./csv.ts";

const rowsOf = (bytes: Buffer | string) => {
  const [table] = readCsv(Buffer.from(bytes));
  return table && shownRows(table);
};
const text = "Ref,Action,Cost\r\n1,Siân’s “plan” – £5,\r\n";
const expected = { 1: ["Ref", "Action", "Cost"], 2: ["1", "Siân’s “plan” – £5", ""] };
const windows1252 = Buffer.from("Ref,Action,Cost\r\n1,Si\xe2n\x92s \x93plan\x94 \x96 \xa35,\r\n", "latin1");

test.each([
  ["UTF-8", Buffer.from(text)],
  ["UTF-8 with its mark", Buffer.from(`\ufeff${text}`)],
  ["UTF-16 with its mark", Buffer.from(`\ufeff${text}`, "utf16le")],
  ["UTF-16, the other way round", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
  ["UTF-16 without its mark", Buffer.from(text, "utf16le")],
  ["Windows-1252", windows1252],
])("a file in %s", (_encoding, bytes) => {
  expect(rowsOf(bytes)).toEqual(expected);
});

test.each([
  ["semicolons", "Ref;Action;Due\n1;Ask, and write, twice;1/2/24\n2;Tell all, soon;\n"],
  ["tabs", "Ref\tAction\tDue\n1\tAsk, and write, twice\t1/2/24\n2\tTell all, soon\t\n"],
  ["a line that names them", "sep=;\nRef;Action;Due\n1;Ask, and write, twice;1/2/24\n2;Tell all, soon;\n"],
])("columns separated by %s", (_what, file) => {
  expect(Object.values(rowsOf(file) ?? {})).toEqual([
    ["Ref", "Action", "Due"],
    ["1", "Ask, and write, twice", "1/2/24"],
    ["2", "Tell all, soon", ""],
  ]);
});

test("quoted fields hold separators, quotes and line breaks, and a record counts from the line that it starts at", () => {
  const file = `Ref,Update\r\n1,"Jan: met\r\nMar: ""final"" draft, agreed"\r\n2,a 6" ruler\r\n,\r\n3,=SUM(A1)\r\n`;
  expect(rowsOf(file)).toEqual({
    1: ["Ref", "Update"],
    2: ["1", `Jan: met\nMar: "final" draft, agreed`],
    4: ["2", `a 6" ruler`],
    6: ["3", "=SUM(A1)"],
  });
});

test("records of different lengths, and line ends of old Macs", () => {
  expect(rowsOf("Plan\rRef,Action,Due\r1,Ask")).toEqual({
    1: ["Plan", "", ""],
    2: ["Ref", "Action", "Due"],
    3: ["1", "Ask", ""],
  });
});
