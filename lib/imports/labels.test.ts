import { expect, test } from "vitest";
import { cellInWords } from "./labels.ts";

test.each([
  ["Live actions!2", "sheet Live actions, row 2"],
  ["Heron!8, part 1", "sheet Heron, row 8, part 1"],
  ["table 1, row 3, part 1", "table 1, row 3, part 1"],
  ["line 2", "line 2"],
])("%s is shown as %s", (cell, words) => {
  expect(cellInWords(cell)).toBe(words);
});
