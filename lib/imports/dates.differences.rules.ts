import { type CalendarDate, formatDate } from "#lib/core/clock.ts";
import type { Comparison, RowGroup } from "./comparison.rules.ts";
import type { Change } from "./differences.types.ts";
import { comparable } from "./matching.rules.ts";
import type { PlanDate, PlanRow } from "./plan-rows.ts";

/** The reason that the tracker keeps for what came from a plan. Where it came from is kept beside it. */
export const AS_IN_PLAN = "As written in the plan that was imported.";

/** The day that a date of a plan means, and if there is none, why. */
type DayOf = { readonly day: CalendarDate; readonly why: string } | { readonly day: null; readonly why: string };

/** The day that a date of a plan means: as written, as confirmed for the file, or as answered. */
export function dayOf(date: PlanDate, { answers }: Comparison): DayOf {
  if (date.date !== null) return { day: date.date, why: "" };
  const answer = answers.dates.find(({ text }) => comparable(text) === comparable(date.text));
  if (answer?.day) return { day: answer.day, why: `“${date.text}”, as answered.` };
  if (date.proposed !== null) {
    if (answers.takesLastDay) return { day: date.proposed, why: `The last day of “${date.text}”.` };
    return {
      day: null,
      why: `“${date.text}” is not a day. Tick above that its last day is taken, or say which day is meant.`,
    };
  }
  if (date.text.trim() === "") return { day: null, why: "The plan gives no date." };
  return { day: null, why: `“${date.text}” is not a date. Say on the page “Meanings” which day is meant.` };
}

/** Why a day that was agreed before cannot be entered; null if it can. */
export function takenOverProblem(day: CalendarDate, agreedOn: CalendarDate | null, today: CalendarDate): string | null {
  if (day >= today) return null;
  if (agreedOn === null) return "Its date has passed. Say on the page “Reviews” when the plan was agreed.";
  if (agreedOn > day)
    return `It was due on ${formatDate(day)}, before the plan was agreed on ${formatDate(agreedOn)}. Say on the page “Reviews” that the plan was agreed earlier, if it was, or enter the date by hand.`;
  return null;
}

/** The earliest day that a review of a plan has, which its plan was agreed before; null if none has passed. */
export function earliestPassed(rows: readonly PlanRow[], review: string, today: CalendarDate): CalendarDate | null {
  const days = rows.flatMap((row) => (row.review === review && row.due.date !== null ? [row.due.date] : []));
  const [earliest] = days.filter((day) => day < today).toSorted();
  return earliest ?? null;
}

/** The day on which a date was agreed, where that is known and not after it. */
export function agreedBefore(day: CalendarDate, agreedOn: CalendarDate | null): CalendarDate | null {
  return agreedOn !== null && agreedOn <= day ? agreedOn : null;
}

/** The first due date of a recommendation: its own, or the last of its actions if a person said so. */
export function dueDateChanges(group: RowGroup, comparison: Comparison): Change[] {
  const { rows, known, answer } = group;
  const own = rows.find(({ action, due }) => action.trim() === "" && due.text.trim() !== "");
  const found = own ? { row: own, ...dayOf(own.due, comparison) } : lastOfActions(group, comparison);
  if (!found) return [];
  const { row, day, why } = found;
  const change = { cell: row.at, what: "Due date", read: row.due.text };
  if (day === null) return [{ ...change, kind: "cannot", becomes: "", why, write: null }];
  const becomes = formatDate(day);
  if (known?.dueOn === day) return [{ ...change, kind: "same", becomes, why: "", write: null }];
  const problem = known?.dueOn
    ? `Its due date is ${formatDate(known.dueOn)} already. The owner has to ask for a later date.`
    : takenOverProblem(day, answer.agreedOn, comparison.today);
  if (problem !== null) return [{ ...change, kind: "cannot", becomes: "", why: problem, write: null }];
  const write = {
    command: "setDueDate" as const,
    dueOn: day,
    agreedOn: agreedBefore(day, answer.agreedOn),
    reason: reasonWith(row.earlierDues),
  };
  return [{ ...change, kind: "new", becomes, why, write }];
}

function lastOfActions({ rows }: RowGroup, comparison: Comparison) {
  if (!comparison.answers.takesLastAction) return null;
  const days = rows.flatMap((row) => {
    const { day } = dayOf(row.due, comparison);
    return day === null ? [] : [{ row, day, why: "The last date of its actions." }];
  });
  return days.toSorted((a, b) => (a.day < b.day ? -1 : 1)).at(-1) ?? null;
}

/** The reason for a date, with the dates that the plan had before it. */
export function reasonWith(earlier: readonly PlanDate[]): string {
  const texts = earlier.map(({ text }) => text).filter(Boolean);
  return texts.length === 0 ? AS_IN_PLAN : `${AS_IN_PLAN} Earlier dates in it: ${texts.join("; ")}.`;
}
