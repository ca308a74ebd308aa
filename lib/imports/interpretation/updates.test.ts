import { expect, test } from "vitest";
import { updatesIn } from "./updates.ts";

const read = (text: string, on = "") => updatesIn(text, on).map((update) => [update.on, update.text]);

test("a text is split by the days that its lines begin with", () => {
  expect(read("14/02/23 – mapping done.\n02/08/23 – agreed\nby all three.")).toEqual([
    ["2023-02-14", "mapping done."],
    ["2023-08-02", "agreed\nby all three."],
  ]);
  expect(read("[12.02.24] Live.\n9 Jan 2024 In test.")).toEqual([
    ["2024-02-12", "Live."],
    ["2024-01-09", "In test."],
  ]);
});

test("a month needs a colon or a dash, or a line to itself", () => {
  expect(read("Jan 24: consulted.\nUpdate March 2024 - with the Executive.")).toEqual([
    ["Jan 24", "consulted."],
    ["March 2024", "with the Executive."],
  ]);
  expect(read("October 2024\nDrawn.")).toEqual([["October 2024", "Drawn."]]);
  expect(read("May 2024 was busy.")).toEqual([[null, "May 2024 was busy."]]);
});

test("several updates in one line are told apart where a sentence ends", () => {
  expect(read("12/02/24: live. 09/01/24: in test.")).toEqual([
    ["2024-02-12", "live."],
    ["2024-01-09", "in test."],
  ]);
  expect(read("No answer as at 01/10/24.")).toEqual([[null, "No answer as at 01/10/24."]]);
});

test("an update without a date has that of its heading", () => {
  expect(read("Slides out", "July 2024")).toEqual([["July 2024", "Slides out"]]);
  expect(read("Slides out", "14/10/2024")).toEqual([["2024-10-14", "Slides out"]]);
  expect(read("", "July 2024")).toEqual([]);
});
