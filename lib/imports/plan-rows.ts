import type { CalendarDate } from "#lib/core/clock.ts";

/** A date as a plan has it: the day if one is written, or else the last day of the month or quarter as a proposal. */
export interface PlanDate {
  readonly text: string;
  readonly date: CalendarDate | null;
  readonly proposed: CalendarDate | null;
  readonly precision: "day" | "month" | "quarter" | "none";
}

/** What a status, a letter or a colour of a plan means; null where the person has to be asked. */
export type PlanDelivery =
  | "not started"
  | "in progress"
  | "on track"
  | "at risk"
  | "off track"
  | "delivered"
  | "not pursued";

/** One thing that was reported, with its date or heading as written. */
export interface PlanUpdate {
  readonly on: string | null;
  readonly text: string;
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
  readonly contributors: readonly string[];
  readonly person: string;
  readonly due: PlanDate;
  readonly earlierDues: readonly PlanDate[];
  readonly ratingAsWritten: string;
  /** "red", "amber", "green", "blue", "grey" and so on; "" for none. */
  readonly ratingColour: string;
  readonly delivery: PlanDelivery | null;
  readonly percent: number | null;
  readonly doneOn: CalendarDate | null;
  readonly updates: readonly PlanUpdate[];
  readonly evidence: string;
  /** What a person has to settle, each in a sentence. */
  readonly ask: readonly string[];
  /** Whether a text of it may identify someone. */
  readonly hold: boolean;
  readonly milestones?: readonly string[];
  readonly theme?: string;
  readonly successMeasure?: string;
  readonly assessment?: string | null;
  readonly outcome?: string;
  readonly madeOn?: string;
  readonly reviewDate?: string;
  readonly actionRef?: string;
  /** Columns with no home of their own, kept as read by their heading. */
  readonly rest: Readonly<Record<string, string>>;
}
