import { expect, test } from "vitest";
import { samplePaper } from "#tests/support/sample-paper.ts";
import { draftAsks } from "./cover-drafts.ts";
import { describeEmptyExceptions } from "./labels.ts";
import type { PaperList } from "./rules.ts";

const toDecide = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    reference: `HU2-${index + 1}`,
    shortTitle: "Title",
    words: "Sign-off is asked for.",
  }));

test("drafted asks are one per line, or only their number if there are too many", () => {
  expect(draftAsks([])).toBe("Note where the recommendations stand.");
  expect(draftAsks(toDecide(12)).split("\n")).toHaveLength(13);
  expect(draftAsks(toDecide(2000))).toBe(
    "Decide on the 2,000 items under “For decision”.\nNote where the recommendations stand.",
  );
});

test("empty lists of exceptions are named in one sentence", () => {
  const line = { reference: "HU2-1", shortTitle: "Title", words: "Late." };
  const [overdue, silent] = [
    { title: "Overdue", lines: [line] },
    { title: "Silent", lines: [] },
  ];
  const { rows } = samplePaper(1);
  const described = (...exceptions: readonly PaperList[]) => describeEmptyExceptions({ rows, exceptions });
  expect(described(overdue)).toBeNull();
  expect(described(overdue, silent)).toBe("Nothing to report: silent.");
  expect(described(silent)).toBe("Nothing to report: silent.");
  expect(describeEmptyExceptions({ rows: [], exceptions: [silent] })).toBe("There is no recommendation to report on.");
});
