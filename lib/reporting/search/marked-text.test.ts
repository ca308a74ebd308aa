import { expect, test } from "vitest";
import { MARK_END, MARK_START, markedParts } from "./marked-text.ts";

const marked = (text: string) => markedParts(text.replaceAll("<", MARK_START).replaceAll(">", MARK_END));

test.each([
  ["no match", "no match"],
  ["a <safer> sleep", "a [safer] sleep"],
  ["<safer> <sleep>", "[safer] [sleep]"],
  ["a mark < that is not closed", "a mark  that is not closed"],
  ["a mark > that was not opened", "a mark  that was not opened"],
  ["", ""],
])("%j is shown as %j", (text, shown) => {
  const parts = marked(text);
  expect(parts.map(({ text: part, isFound }) => (isFound ? `[${part}]` : part)).join("")).toBe(shown);
  expect(new Set(parts.map(({ start }) => start)).size).toBe(parts.length);
});
