import { describe, expect, test } from "vitest";
import { splitRecommendations, suggestTitle } from "./pasted-recommendations.rules.ts";

const three = ["The ICB should share plans.", "Schools should ask.", "The partnership should audit it."];

describe("a pasted list is split", () => {
  test.each([
    [
      "by numbers with a full stop",
      "1. The ICB should share plans.\n2. Schools should ask.\n3. The partnership should audit it.",
    ],
    [
      "by numbers with a bracket",
      "1) The ICB should share plans.\n2) Schools should ask.\n3) The partnership should audit it.",
    ],
    [
      "by numbers in brackets",
      "(1) The ICB should share plans.\n(2) Schools should ask.\n(3) The partnership should audit it.",
    ],
    [
      "by numbers with a tab",
      "1\tThe ICB should share plans.\n2\tSchools should ask.\n3\tThe partnership should audit it.",
    ],
    [
      "by numbers that go on from another list",
      "4. The ICB should share plans.\n5. Schools should ask.\n7. The partnership should audit it.",
    ],
    [
      "by one number throughout",
      "1. The ICB should share plans.\n1. Schools should ask.\n1. The partnership should audit it.",
    ],
    [
      "by their name",
      "Recommendation 1: The ICB should share plans.\nRecommendation 2: Schools should ask.\nRecommendation 3: The partnership should audit it.",
    ],
    [
      "by their name on a line of its own",
      "RECOMMENDATION 1\nThe ICB should share plans.\n\nRecommendation 2\nSchools should ask.\n\nRecommendation 3 –\nThe partnership should audit it.",
    ],
    [
      "by their name in words",
      "Recommendation one: The ICB should share plans.\nRecommendation Two – Schools should ask.\nRecommendation three. The partnership should audit it.",
    ],
    ["by bullets", "• The ICB should share plans.\n• Schools should ask.\n• The partnership should audit it."],
    ["by dashes", "- The ICB should share plans.\n- Schools should ask.\n- The partnership should audit it."],
    ["by blank lines", "The ICB should share plans.\n\nSchools should ask.\n \n\nThe partnership should audit it.\n"],
    [
      "under a heading",
      "Recommendations:\n1. The ICB should share plans.\n2. Schools should ask.\n3. The partnership should audit it.",
    ],
  ])("%s", (_how, pasted) => expect(splitRecommendations(pasted)).toEqual({ wordings: three, before: "" }));

  test.each([
    [
      "bullets inside a number",
      "1. The ICB should:\n• share plans;\n• read them.\n\n2. Schools should ask.",
      ["The ICB should:\n• share plans;\n• read them.", "Schools should ask."],
    ],
    [
      "numbers further in",
      "1. The ICB should:\n   1. share plans;\n   2. read them.\n2. Schools should ask.",
      ["The ICB should:\n1. share plans;\n2. read them.", "Schools should ask."],
    ],
    [
      "numbers inside what is named",
      "Recommendation 1: The ICB should:\n1. share plans;\n2. read them.\nRecommendation 2: Schools should ask.",
      ["The ICB should:\n1. share plans;\n2. read them.", "Schools should ask."],
    ],
    [
      "a year at the start of a line",
      "1. This was said in\n2019. It holds.\n2. Schools should ask.",
      ["This was said in\n2019. It holds.", "Schools should ask."],
    ],
    [
      "a list with letters",
      "1. The ICB should\na) share plans; and\nb) read them.\n2. Schools should ask.",
      ["The ICB should\na) share plans; and\nb) read them.", "Schools should ask."],
    ],
    [
      "a second paragraph",
      "1. The ICB should share.\n\nIt has said so.\n2. Schools should ask.",
      ["The ICB should share.\n\nIt has said so.", "Schools should ask."],
    ],
    [
      "a sentence over two lines",
      "1. The ICB should share its\nplans with schools.\n2. Schools should ask.",
      ["The ICB should share its plans with schools.", "Schools should ask."],
    ],
  ])("%s stays in its recommendation", (_what, pasted, wordings) =>
    expect(splitRecommendations(pasted).wordings).toEqual(wordings),
  );

  test("what comes before the first number is told, and is not a recommendation", () =>
    expect(splitRecommendations("The review recommends that:\n1. Plans are shared.\n2. Schools ask.")).toEqual({
      wordings: ["Plans are shared.", "Schools ask."],
      before: "The review recommends that:",
    }));

  test.each(["", " \n\n ", "1.\n2."])("nothing is found in %j", (pasted) =>
    expect(splitRecommendations(pasted).wordings).toEqual([]),
  );
});

describe("a short title is suggested", () => {
  test.each([
    [
      "The ICB should ensure that all staff are trained in safe sleep, and record it.",
      "All staff are trained in safe sleep",
    ],
    ["GPs must review every baby at six weeks.", "Review every baby at six weeks"],
    ["Training on bruising for school nurses.", "Training on bruising for school nurses"],
    [
      "The partnership should audit the sharing of assessments between the Early Help teams of every district.",
      "Audit the sharing of assessments between the Early Help",
    ],
    ["The ICB should:\n• share plans", "The ICB should"],
    ["A single standard should be adopted by all agencies.", "A single standard should be adopted by all agencies"],
  ])("%s", (wording, title) => expect(suggestTitle(wording)).toBe(title));

  test("it is never too long for its field", () =>
    expect(suggestTitle("word ".repeat(100)).length).toBeLessThanOrEqual(80));
  test("a word without end is cut", () => expect(suggestTitle("w".repeat(300)).length).toBeLessThanOrEqual(80));
});
