import { expect, test } from "vitest";
import { acrossOf, plainRef, refAndText } from "./across.ts";
import { reviewInTitles } from "./titles.ts";

test.each([
  ["Recommendation 1: Ask twice.", true, "recommendation", "1", "Ask twice."],
  ["Recommendation 2 – Ask twice.", true, "recommendation", "2", "Ask twice."],
  ["R3. Ask twice.", false, "recommendation", "R3", "Ask twice."],
  ["4. Homes should ask.", false, "recommendation", "4", "Homes should ask."],
  ["Priority 1: Neglect", false, "recommendation", "1", "Neglect"],
  ["Priority 1: Neglect", true, "theme", "", "Priority 1: Neglect"],
  ["Theme: Voice of the child", false, "theme", "", "Voice of the child"],
  ["SAR Birch", true, "review", "", "SAR Birch"],
  [
    "COMPLETED ACTIONS - do not edit below this line",
    true,
    "divider",
    "",
    "COMPLETED ACTIONS - do not edit below this line",
  ],
  ["Closed recommendations", false, "divider", "", "Closed recommendations"],
  ["Key: Red = late. Green = done.", true, "key", "", "Key: Red = late. Green = done."],
  ["Working together", true, "other", "", "Working together"],
] as const)("%s (a column for recommendations: %s) is a %s", (text, hasRecommendations, kind, ref, words) =>
  expect(acrossOf(text, hasRecommendations)).toEqual({ kind, ref, text: words }),
);

test("a recommendation is recognised by its number", () => {
  expect(refAndText("Recommendation 1:\nAsk twice.")).toEqual({ ref: "1", text: "Ask twice." });
  expect(refAndText("3. The Board should ask.")).toEqual({ ref: "3", text: "The Board should ask." });
  expect(refAndText("=Agreements should be reviewed")).toEqual({ ref: "", text: "=Agreements should be reviewed" });
  expect(refAndText("1.2 Record who was told")).toEqual({ ref: "1.2", text: "Record who was told" });
  expect(refAndText("28 days is too long.")).toEqual({ ref: "", text: "28 days is too long." });
  expect([plainRef("Rec 4"), plainRef("2."), plainRef("B3"), plainRef("37/2019/P")]).toEqual([
    "4",
    "2",
    "B3",
    "37/2019/P",
  ]);
});

test.each([
  [["Harbour Partnership", "LCSPR “Wren”: multi-agency action plan", "Version 4"], "LCSPR “Wren”"],
  [["Rapid review 9 (no LCSPR): action plan"], "Rapid review 9"],
  [
    ["Appendix 2 to Serious Case Review", "Serious Case Review – Family D4: individual agency action plans"],
    "Serious Case Review – Family D4",
  ],
  [["SAR Willow action plan"], "SAR Willow"],
  [["Harbour Children's Services Improvement Plan v3.1"], "Harbour Children's Services Improvement Plan"],
  [["Harbour Safeguarding Adults Board"], ""],
])("the review of %j is %s", (titles, review) => expect(reviewInTitles(titles)).toBe(review));
