import { expect, test } from "vitest";
import { type CalendarDate, parseCalendarDate } from "#lib/core/clock.ts";
import { firstStepWords } from "./first-day.labels.ts";
import { type FirstDayFacts, type FirstStep, firstDay } from "./first-day.rules.ts";

const day = (text: string): CalendarDate => {
  const date = parseCalendarDate(text);
  if (!date) throw new Error(text);
  return date;
};
const today = day("2027-03-16");

const fresh: FirstDayFacts = {
  hasExecutiveMember: false,
  hasLead: false,
  recommendations: 5,
  ownersToBeConfirmed: 1,
  withoutDueDate: 5,
  withoutLead: 5,
  meetingDays: [],
};
const finished: FirstDayFacts = {
  hasExecutiveMember: true,
  hasLead: true,
  recommendations: 5,
  ownersToBeConfirmed: 0,
  withoutDueDate: 0,
  withoutLead: 0,
  meetingDays: [today],
};

const undone = (facts: FirstDayFacts) =>
  firstDay(facts, today)?.steps.flatMap(({ step, isDone }) => (isDone ? [] : [step]));

test.each<[string, Partial<FirstDayFacts>, readonly FirstStep[]]>([
  ["no member of the Executive", { hasExecutiveMember: false }, ["people"]],
  ["no lead", { hasLead: false }, ["people"]],
  ["an owner to be confirmed", { ownersToBeConfirmed: 1 }, ["owners"]],
  ["no due date", { withoutDueDate: 1 }, ["dates"]],
  ["no lead named", { withoutLead: 2 }, ["dates"]],
  ["no meeting", { meetingDays: [] }, ["meeting"]],
  ["no recommendations yet", { recommendations: 0 }, ["owners", "dates"]],
])("with %s, that is left to do", (_name, facts, steps) => expect(undone({ ...finished, ...facts })).toEqual(steps));

test("everything is left to do at first, and nothing is shown once it is done", () => {
  expect(undone(fresh)).toEqual(["people", "owners", "dates", "meeting"]);
  expect(firstDay(finished, today)).toBeNull();
});

test("it is not shown again after the first meeting", () => {
  expect(firstDay({ ...finished, withoutDueDate: 3, meetingDays: [day("2027-03-15")] }, today)).toBeNull();
});

test("the step with dates leads to the leads once every date is set", () => {
  const hrefFor = (facts: FirstDayFacts) => firstStepWords.dates.hrefFor(facts);
  expect(hrefFor(fresh)).toBe("/recommendations?only=no-due-date");
  expect(hrefFor({ ...fresh, withoutDueDate: 0 })).toBe("/recommendations?only=no-lead");
});

test("what is left is said in a sentence", () => {
  const left = (step: FirstStep, facts = fresh) => firstStepWords[step].left(facts);
  expect(left("people")).toBe("Still to invite: a member of the Executive and the lead of an agency.");
  expect(left("people", { ...fresh, hasLead: true })).toBe("Still to invite: a member of the Executive.");
  expect(left("owners")).toBe("1 owner is to be confirmed. A member of the Executive does this.");
  expect(left("dates")).toBe("Of 5 recommendations, 5 without a due date and 5 without a lead.");
});
