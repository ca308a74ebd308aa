import { describe, expect, test } from "vitest";
import { addDays, type CalendarDate, instantOf, parseCalendarDate } from "#lib/core/clock.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import type { Action } from "#lib/recommendations/actions/rules.ts";
import type { Handover } from "#lib/recommendations/handover.rules.ts";
import type { Thread } from "#lib/recommendations/questions.rules.ts";
import type { Step } from "#lib/recommendations/sign-off/rules.ts";
import { deriveStatus, type StatusFacts } from "#lib/status/rules.ts";
import { reasonInWords, stepFor } from "./labels.ts";
import { comingUp, type LeadTask, leadTasks, type Reason, reasonsFor } from "./rules.ts";

const day = (text: string): CalendarDate => {
  const date = parseCalendarDate(text);
  if (!date) throw new Error(text);
  return date;
};

const today = day("2027-03-16");
const inDays = (days: number) => addDays(today, days);
const reported = (daysAgo: number) => ({
  trail: 9,
  at: instantOf(inDays(-daysAgo), "10:00"),
  sample: false,
  nothingChanged: false,
});
const owned = (daysAgo: number) => ({ trail: 3, at: instantOf(inDays(-daysAgo), "10:00") });
const step = (name: Step) => ({ step: name, at: instantOf(inDays(-1), "10:00"), recheckOn: null });

const agency = {
  id: 1,
  name: "An agency",
  isExecutive: false,
  isOutside: false,
  dissolvedOn: null,
  successorIds: [],
  nameTrail: 1,
};
const directory: Directory = new Map([[1, agency]]);

/** On track, reported on yesterday, without a due date: nothing to do. */
const quiet: StatusFacts = {
  id: 1,
  reference: "HU2-1",
  shortTitle: "A recommendation",
  assignment: { trail: 3, agencyId: 1, leadPersonId: 7, handoverToAccept: null, basis: "assigned", confirmed: false },
  ownedSince: { trail: 3, at: instantOf(inDays(-2), "10:00") },
  hasSuccessMeasure: false,
  dueOn: null,
  agreedDates: [],
  requestedDueOn: null,
  responseDueOn: null,
  answer: null,
  reportingMonths: 3,
  rating: "on-track",
  assessment: null,
  assurance: null,
  lastUpdate: reported(1),
  unchangedInARow: 0,
  repeat: null,
  replacedBy: [],
  updateCount: 1,
  evidenceCount: 0,
  outcomeEvidenceCount: 0,
  openQuestions: 0,
  openActions: 0,
  doneActions: 0,
  overdueActions: 0,
};

const statusWith = (facts: Partial<StatusFacts>) => deriveStatus({ ...quiet, ...facts }, directory, today);

describe("reasonsFor", () => {
  test.each<[string, Partial<StatusFacts>, Reason[]]>([
    ["nothing to do", {}, []],
    ["returned", { assurance: step("returned") }, ["returned"]],
    ["returned though it was said to be delivered", { assurance: step("returned"), rating: "delivered" }, ["returned"]],
    ["overdue since yesterday", { dueOn: inDays(-1) }, ["overdue"]],
    ["overdue, and reported on before its date only", { dueOn: inDays(-1), lastUpdate: reported(2) }, ["overdue"]],
    ["overdue, and reported on since", { dueOn: inDays(-9), lastUpdate: reported(1) }, ["date passed"]],
    [
      "overdue, reported on since, and another date is asked for",
      { dueOn: inDays(-9), lastUpdate: reported(1), requestedDueOn: inDays(30) },
      [],
    ],
    [
      "overdue, reported on since, and silent again",
      { dueOn: inDays(-200), lastUpdate: reported(100) },
      ["overdue", "silent"],
    ],
    ["due today", { dueOn: today }, ["due soon"]],
    ["due in three weeks", { dueOn: inDays(21) }, ["due soon"]],
    ["due a day later", { dueOn: inDays(22) }, []],
    ["silent", { lastUpdate: reported(100) }, ["silent"]],
    ["nothing said yet", { lastUpdate: null, rating: null }, ["no update"]],
    ["nothing ever said", { lastUpdate: null, rating: null, ownedSince: owned(100) }, ["silent"]],
    [
      "nothing said, and soon to be",
      { lastUpdate: null, rating: null, ownedSince: owned(80) },
      ["no update", "update due"],
    ],
    [
      "to be reported on in three weeks",
      { lastUpdate: { ...reported(0), at: instantOf(day("2027-01-06"), "10:00") } },
      ["update due"],
    ],
    ["a day later", { lastUpdate: { ...reported(0), at: instantOf(day("2027-01-07"), "10:00") } }, []],
    ["delivered and not asked for", { rating: "delivered" }, ["sign-off to ask for"]],
    ["delivered, its date passed", { rating: "delivered", dueOn: inDays(-9) }, ["sign-off to ask for"]],
    ["delivered, its date to come", { rating: "delivered", dueOn: inDays(9) }, ["sign-off to ask for"]],
    ["reopened", { rating: "delivered", assurance: step("reopened") }, ["sign-off to ask for"]],
    ["asked for", { rating: "delivered", assurance: step("requested"), lastUpdate: reported(200) }, []],
    ["complete", { rating: "delivered", assurance: step("accepted"), dueOn: inDays(-9) }, []],
    ["embedded", { assurance: step("embedded"), lastUpdate: reported(200) }, []],
    ["not pursued", { assurance: step("not-pursued"), lastUpdate: null, rating: null }, []],
    [
      "several at once, the most pressing first",
      { assurance: step("returned"), dueOn: inDays(-2), lastUpdate: reported(100) },
      ["returned", "overdue", "silent"],
    ],
    ["nothing said and due soon", { lastUpdate: null, rating: null, dueOn: inDays(3) }, ["no update", "due soon"]],
  ])("%s", (_name, facts, reasons) => expect(reasonsFor(statusWith(facts), today)).toEqual(reasons));
});

test.each<[Reason, Partial<StatusFacts>, string, string]>([
  ["returned", {}, "the Executive returned your sign-off", "sign-off"],
  ["overdue", { dueOn: inDays(-1) }, "1 day overdue", "update"],
  [
    "date passed",
    { dueOn: inDays(-9), lastUpdate: reported(1) },
    "past its due date by 9 days: ask for another date, or say in an update that it is delivered",
    "new-date",
  ],
  ["silent", { lastUpdate: reported(100) }, "no update for 100 days", "update"],
  ["silent", { lastUpdate: null, ownedSince: owned(100) }, "no update yet in 100 days", "update"],
  ["no update", {}, "no update yet", "update"],
  ["sign-off to ask for", {}, "delivered, and sign-off is not asked for yet", "sign-off"],
  ["update due", { lastUpdate: reported(1) }, "next update due by 15 June 2027", "update"],
  ["due soon", { dueOn: today }, "due today", "update"],
  ["due soon", { dueOn: inDays(2) }, "due in 2 days", "update"],
])("%s is told in words, and leads to a form", (reason, facts, words, path) => {
  expect([reasonInWords(reason, statusWith(facts)), stepFor(reason).path]).toEqual([words, path]);
});

const handover: Handover = {
  trail: 40,
  at: 0,
  fromPersonId: 7,
  toPersonId: 8,
  reason: "Left.",
  references: ["HU2-1"],
  actionCount: 0,
  acceptedAt: null,
};

const thread = (trail: number): Thread => ({
  trail,
  recommendationId: 1,
  reference: "HU2-1",
  shortTitle: "A recommendation",
  meetingId: null,
  messages: [
    {
      trail,
      kind: "asked",
      at: 0,
      personId: 1,
      role: "executive",
      agencyId: null,
      words: "Who?",
      sample: false,
      isHeld: false,
    },
  ],
});

const action = (what: string, dueOn: CalendarDate, more: Partial<Action> = {}): Action => ({
  trail: 50,
  recommendationId: 1,
  reference: "HU2-1",
  askId: null,
  agencyId: 1,
  personId: null,
  handoverToAccept: null,
  takenOverFrom: null,
  what,
  dueOn,
  state: "open",
  doneOn: null,
  note: "",
  reportTrail: null,
  reportedAt: null,
  sample: false,
  isHeld: false,
  ...more,
});

const named = (reference: string, facts: Partial<StatusFacts>) => statusWith({ reference, ...facts });

/** The description of each task, in order. */
function told(tasks: readonly LeadTask[]) {
  return tasks.map((task) => {
    if (task.kind === "recommendation") return `${task.recommendation.reference} ${task.reasons[0]}`;
    if (task.kind === "question") return `question ${task.thread.trail}`;
    return task.kind === "action" ? task.action.what : "handover";
  });
}

describe("leadTasks", () => {
  const nothing = { handovers: [], recommendations: [], threads: [], actions: [] };

  test("what others wait for comes first, then what is late, then what is coming", () => {
    const given = {
      actions: [action("late step", inDays(-1)), action("coming step", inDays(20))],
      recommendations: [
        named("HU2-1", { dueOn: inDays(3) }),
        named("HU2-2", { lastUpdate: { ...reported(0), at: instantOf(day("2026-12-20"), "10:00") } }),
        named("HU2-3", { rating: "delivered" }),
        named("HU2-4", { lastUpdate: null, rating: null }),
        named("HU2-5", { lastUpdate: reported(120) }),
        named("HU2-6", { dueOn: inDays(-3) }),
        named("HU2-7", { assurance: step("returned") }),
        named("HU2-8", {}),
      ],
      threads: [thread(30), thread(31)],
      handovers: [handover],
    };
    expect(told(leadTasks(given, today))).toEqual([
      "handover",
      "HU2-7 returned",
      "HU2-6 date passed",
      "question 30",
      "question 31",
      "late step",
      "HU2-5 silent",
      "HU2-4 no update",
      "HU2-3 sign-off to ask for",
      "HU2-2 update due",
      "HU2-1 due soon",
      "coming step",
    ]);
  });

  test("an open action that counts is listed from three weeks before its due date, with how late it is", () => {
    const actions = [
      action("late", inDays(-2)),
      action("today", today),
      action("in three weeks", inDays(21)),
      action("later", inDays(22)),
      action("done", inDays(-2), { state: "done" }),
      action("dropped", inDays(-2), { state: "dropped" }),
      action("held", inDays(-2), { isHeld: true }),
    ];
    const tasks = leadTasks({ ...nothing, actions }, today);
    expect(told(tasks)).toEqual(["late", "today", "in three weeks"]);
    expect(tasks.map((task) => task.kind === "action" && task.daysOverdue)).toEqual([2, null, null]);
  });

  test("what is equally urgent stays in the order in which it is due, be it an action or a recommendation", () => {
    const recommendations = [named("HU2-1", { dueOn: inDays(5) }), named("HU2-2", { dueOn: inDays(20) })];
    const actions = [action("first", inDays(2)), action("third", inDays(9))];
    expect(told(leadTasks({ ...nothing, recommendations, actions }, today))).toEqual([
      "first",
      "HU2-1 due soon",
      "third",
      "HU2-2 due soon",
    ]);
  });

  test("nothing is nothing to do", () => expect(leadTasks(nothing, today)).toEqual([]));
});

describe("comingUp", () => {
  test("is what is due after the tasks, the earliest first, and nothing of what is closed, delivered or held", () => {
    const recommendations = [
      named("HU2-1", { dueOn: inDays(50) }),
      named("HU2-2", { dueOn: inDays(21), lastUpdate: { ...reported(0), at: instantOf(inDays(-80), "10:00") } }),
      named("HU2-3", { dueOn: inDays(50), rating: "delivered" }),
      named("HU2-4", { dueOn: inDays(50), assurance: step("accepted") }),
    ];
    const actions = [
      action("later", inDays(30)),
      action("soon", inDays(21)),
      action("done", inDays(30), { state: "done" }),
      action("held", inDays(30), { isHeld: true }),
    ];
    const coming = comingUp({ recommendations, actions }, today);
    expect(coming.map(({ kind, on, reference, title }) => [kind, on, reference, title])).toEqual([
      ["action", inDays(30), "HU2-1", "later"],
      ["due", inDays(50), "HU2-1", "A recommendation"],
      ["update", day("2027-06-15"), "HU2-1", "A recommendation"],
    ]);
  });
});
