import { expect, test } from "vitest";
import { PdfName, PdfReference, readPdfDictionary } from "./syntax.ts";

test("values of every kind are read", () => {
  const text =
    "<< /A 12 /B -3.5 /C true /D false /E null /F /Na#6De /G 14 0 R /H [1 (a) <62>] /I << /J 7 >> % comment\n /K +1 >>";
  expect(readPdfDictionary(text)).toEqual(
    new Map<string, unknown>([
      ["A", 12],
      ["B", -3.5],
      ["C", true],
      ["D", false],
      ["E", null],
      ["F", new PdfName("Name")],
      ["G", new PdfReference(14, 0)],
      ["H", [1, Buffer.from("a"), Buffer.from("b")]],
      ["I", new Map([["J", 7]])],
      ["K", 1],
    ]),
  );
});

test.each([
  ["nested parentheses", "(a(b)c)", "a(b)c"],
  ["escapes", String.raw`(\(\)\\\n\r\t\b\f\101\7\x)`, "()\\\n\r\t\b\fA\x07x"],
  ["a line that goes on", "(a\\\nb\\\r\nc)", "abc"],
  ["hexadecimal digits, the last one left out", "<41 4>", "A@"],
  ["a string that never ends", "(abc", "abc"],
])("a string: %s", (_what, text, expected) => {
  expect(readPdfDictionary(`<< /S ${text}`)?.get("S")).toEqual(Buffer.from(expected, "latin1"));
});

test("anything else is no dictionary, and deep nesting ends", () => {
  expect(readPdfDictionary("[1]")).toBeNull();
  expect(readPdfDictionary("")).toBeNull();
  expect(readPdfDictionary(`<< /A ${"[".repeat(100_000)}`)).not.toBeNull();
});
