import { describe, expect, test } from "vitest";
import { fieldOf, lastingHeading, periodOf } from "./headings.ts";

describe("a heading says what its column holds", () => {
  test.each([
    ["Recommendation", "recommendation"],
    ["Overarching recommendation", "recommendation"],
    ["Must-do / should-do", "recommendation"],
    ["What?", "recommendation"],
    ["Relevant Item", "recommendation"],
    ["No.", "ref"],
    ["Rec No", "ref"],
    ["Outstanding References", "ref"],
    ["Action to be taken", "action"],
    ["Specific Actions", "action"],
    ["How?", "action"],
    ["Action No", "action ref"],
    ["Lead Agency", "owner"],
    ["Who?", "owner"],
    ["Responsibility", "owner"],
    ["Relevant agencies (to be completed by the Board)", "agencies"],
    ["Also involved", "contributors"],
    ["Supporting agencies", "contributors"],
    ["Lead Person(s)", "person"],
    ["Responsible Officer", "person"],
    ["Timescale/Target", "due"],
    ["By when", "due"],
    ["Target completion date", "due"],
    ["Original Due Date", "earlier due"],
    ["Revised Due Date 2", "revised due"],
    ["New date", "revised due"],
    ["Timescale and progress", "due and progress"],
    ["Progress to date", "update"],
    ["Date completed", "done"],
    ["Date of completion and outcome", "done and outcome"],
    ["RAG rating", "rating"],
    ["Progress indicator", "rating"],
    ["Current Status", "rating"],
    ["Achieved (tick)", "mark"],
    ["Not started", "mark"],
    ["% Complete", "percent"],
    ["Management response", "update"],
    ["Agency response", "update"],
    ["Action taken", "update"],
    ["Date of update", "update date"],
    ["Key milestones to enact recommendation", "milestones"],
    ["Supporting evidence", "evidence"],
    ["Critical Friend comments", "assessment"],
    ["Scrutineer's assessment", "assessment"],
    ["Output/Outcome measurement", "success measure"],
    ["How will we know?", "success measure"],
    ["Impact", "outcome"],
    ["Date of recommendation", "made on"],
    ["Review Date", "review date"],
    ["Origin", "review"],
    ["Theme", "theme"],
    ["Scope of recommendation i.e. local or regional", "kept"],
    ["Priority", "kept"],
    ["Days overdue", "left out"],
    ["RAG rationale", "update"],
    ["Progress and evidence", "update"],
    ["Management response and agreed action", "action"],
    ["Lessons learned", "recommendation"],
    ["Colour of the sky", null],
    ["", null],
  ] as const)("%s", (heading, field) => expect(fieldOf(heading)).toBe(field));

  test.each([
    ["Recomendation", "recommendation"],
    ["Reccomendations", "recommendation"],
    ["Timscale", "due"],
    ["Responsable officer", "person"],
    ["Succes criteria", "success measure"],
    ["Evidance", "evidence"],
  ] as const)("where it is misspelt: %s", (heading, field) => expect(fieldOf(heading)).toBe(field));
});

test("an ordinary word is no misspelt heading", () => {
  expect(fieldOf("These")).toBeNull();
  expect(fieldOf("Auction")).toBeNull();
});

test.each([
  ["Update July 2024", "July 2024"],
  ["Progress at 14/10/2024", "14/10/2024"],
  ["Outcome Q3", "Q3"],
  ["RAG Q2 2024/25", "Q2 2024/25"],
  ["Update", ""],
])("the period of the heading %s is %s", (heading, period) => expect(periodOf(heading)).toBe(period));

test("headings are the same from one month to the next", () => {
  expect(lastingHeading("Update July 2024")).toBe(lastingHeading("update  October 2025"));
  expect(lastingHeading("Update July 2024")).not.toBe(lastingHeading("RAG July 2024"));
});
