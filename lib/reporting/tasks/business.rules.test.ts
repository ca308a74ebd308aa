import { describe, expect, test } from "vitest";
import { summaryFrom } from "#lib/status/summary.rules.ts";
import { type OrderFacts, whatIsInOrder } from "./business.rules.ts";

const none = summaryFrom(() => 0, { total: 0, withoutUpdate: 0, withoutUpdateSinceMeeting: 0 });
const totals = { updates: 0, openQuestions: 0, openActions: 0, overdueActions: 0, evidence: 0, unlinkedEvidence: 0 };
const nothing: OrderFacts = { held: 0, questionsAsked: 0, waiting: 0, leadsToSettle: 0, summary: none, totals };

/** Two open recommendations with everything in order. */
const inOrder: OrderFacts = {
  ...nothing,
  questionsAsked: 1,
  summary: { ...none, total: 2, open: 2 },
  totals: { ...totals, updates: 2, openActions: 1, evidence: 1 },
};

const everything = [
  "No text is held for review.",
  "Every open recommendation has a lead.",
  "No owner is silent.",
  "No due date has passed.",
  "No action is overdue.",
  "Nothing waits for the Executive.",
  "Every question is answered.",
  "All evidence shows a difference made.",
  "Every open recommendation has a due date.",
  "Every open recommendation has a success measure.",
];

describe("what is in order", () => {
  test("is said of everything that there is", () => expect(whatIsInOrder(inOrder)).toEqual(everything));

  test("is nothing, where there is nothing", () => expect(whatIsInOrder(nothing)).toEqual([]));

  test("is nothing of what a new tracker has none of", () => {
    const summary = {
      ...none,
      total: 5,
      open: 5,
      neverUpdated: 5,
      withoutLead: 5,
      withoutDueDate: 5,
      withoutSuccessMeasure: 5,
      ownersToBeConfirmed: 1,
    };
    expect(whatIsInOrder({ ...nothing, summary, waiting: 1 })).toEqual([]);
  });

  const { summary } = inOrder;
  test.each<[string, Partial<OrderFacts>, readonly string[]]>([
    ["a text is held", { held: 1 }, ["No text is held for review."]],
    ["nothing was posted", { totals: { ...inOrder.totals, updates: 0 } }, ["No text is held for review."]],
    ["a lead left", { leadsToSettle: 1 }, ["Every open recommendation has a lead."]],
    ["there is no lead", { summary: { ...summary, withoutLead: 1 } }, ["Every open recommendation has a lead."]],
    ["an owner is silent", { summary: { ...summary, silent: 1 } }, ["No owner is silent."]],
    ["an owner never reported", { summary: { ...summary, neverUpdated: 1 } }, ["No owner is silent."]],
    [
      "one is overdue",
      { summary: { ...summary, byStatus: { ...summary.byStatus, overdue: 1 } } },
      ["No due date has passed."],
    ],
    [
      "no due date is set",
      { summary: { ...summary, withoutDueDate: 2 } },
      ["No due date has passed.", "Every open recommendation has a due date."],
    ],
    ["there is no action", { totals: { ...inOrder.totals, openActions: 0 } }, ["No action is overdue."]],
    ["an action is overdue", { totals: { ...inOrder.totals, overdueActions: 1 } }, ["No action is overdue."]],
    ["something waits", { waiting: 1 }, ["Nothing waits for the Executive."]],
    ["nothing was asked", { questionsAsked: 0 }, ["Every question is answered."]],
    ["a question is open", { totals: { ...inOrder.totals, openQuestions: 1 } }, ["Every question is answered."]],
    ["there is no evidence", { totals: { ...inOrder.totals, evidence: 0 } }, ["All evidence shows a difference made."]],
    [
      "evidence shows an activity",
      { totals: { ...inOrder.totals, unlinkedEvidence: 1 } },
      ["All evidence shows a difference made."],
    ],
    [
      "a success measure is missing",
      { summary: { ...summary, withoutSuccessMeasure: 1 } },
      ["Every open recommendation has a success measure."],
    ],
    [
      "everything is closed",
      { summary: { ...summary, open: 0 } },
      [
        "Every open recommendation has a lead.",
        "No owner is silent.",
        "No due date has passed.",
        "Every open recommendation has a due date.",
        "Every open recommendation has a success measure.",
      ],
    ],
  ])("leaves out what is not so: %s", (_name, facts, missing) =>
    expect(whatIsInOrder({ ...inOrder, ...facts })).toEqual(everything.filter((one) => !missing.includes(one))),
  );
});
