import type { CalendarDate } from "#lib/core/clock.ts";

/** A date as a plan has it: the day if one is written, or else the last day of the month or quarter as a proposal. */
export interface PlanDate {
  readonly text: string;
  readonly date: CalendarDate | null;
  readonly proposed: CalendarDate | null;
  readonly precision: "day" | "month" | "quarter" | "none";
}

/**
 * What a status, a letter or a colour of a plan can mean. "in progress" and "not started or behind" are what plans say:
 * which of the tracker's own ratings they are has to be asked.
 */
export const planDeliveries = [
  "not started",
  "not started or behind",
  "in progress",
  "on track",
  "at risk",
  "off track",
  "delivered",
  "not pursued",
  "superseded",
] as const;

export type PlanDelivery = (typeof planDeliveries)[number];

/** One thing that was reported, with its date or heading as written: a day is YYYY-MM-DD. */
export interface PlanUpdate {
  readonly on: string | null;
  readonly text: string;
}

/**
 * What a question is about: the review of a table, what a colour or a word means, an owner, a due date, a date of
 * completion, a list that may be several actions, rows that are hidden in the file, what only a meeting can decide, or
 * something that a person should know of.
 */
export type PlanAskKind = "review" | "meaning" | "owner" | "due" | "done" | "list" | "hidden" | "decision" | "note";

/** Something that a person has to settle about a row. Rows with the same key are settled together. */
export interface PlanAsk {
  /** Such as "owner:all partners" or "meaning:text:g"; the same in a later version of the file. */
  readonly key: string;
  readonly about: PlanAskKind;
  /** What the file says, such as "All partners"; "" if there is nothing to quote. */
  readonly written: string;
  readonly sentence: string;
}

/** One action of a plan, or a recommendation without one. */
export interface PlanRow {
  /** Where it was read, such as "LCSPR Heron!8", "table 1, row 3, part 1" or "line 2". */
  readonly at: string;
  readonly review: string;
  readonly ref: string;
  readonly recommendation: string;
  /** Empty for a recommendation without an action. */
  readonly action: string;
  /** The agency as written; null where the person has to be asked. */
  readonly owner: string | null;
  /** The whole of what the plan says about the owner, such as "All partners"; empty for nothing. */
  readonly ownerAsWritten: string;
  readonly contributors: readonly string[];
  readonly person: string;
  readonly due: PlanDate;
  readonly earlierDues: readonly PlanDate[];
  readonly ratingAsWritten: string;
  /** "red", "amber", "green", "blue", "grey" and so on; "" for none. */
  readonly ratingColour: string;
  /** null where the person has to be asked. */
  readonly delivery: PlanDelivery | null;
  readonly percent: number | null;
  readonly doneOn: CalendarDate | null;
  readonly updates: readonly PlanUpdate[];
  readonly evidence: string;
  readonly ask: readonly PlanAsk[];
  /** Whether a text of it may identify someone. */
  readonly hold: boolean;
  readonly milestones?: readonly string[];
  readonly theme?: string;
  readonly successMeasure?: string;
  readonly assessment?: string;
  readonly outcome?: string;
  /** A day as YYYY-MM-DD, or else as written. */
  readonly madeOn?: string;
  /** A day as YYYY-MM-DD, or else as written. */
  readonly reviewDate?: string;
  readonly actionRef?: string;
  /** Columns with no home of their own, kept as read by their heading. */
  readonly rest: Readonly<Record<string, string>>;
}
