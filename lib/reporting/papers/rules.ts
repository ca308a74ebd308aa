import { z } from "zod";
import type { CalendarDate, Instant } from "#lib/core/clock.ts";
import { freeText, oneOf, requiredLine, requiredText, rowNumber, seen } from "#lib/core/input.ts";
import type { Status } from "#lib/status/rules.ts";

export const purposes = ["decision", "discussion", "information"] as const;
export type Purpose = (typeof purposes)[number];

export const purposeNames: Readonly<Record<Purpose, string>> = {
  decision: "For decision",
  discussion: "For discussion",
  information: "For information",
};

/** What the business team writes on the cover sheet. */
export interface Cover {
  readonly agendaItem: string;
  readonly title: string;
  readonly author: string;
  readonly sponsor: string;
  readonly purpose: Purpose;
  /** What the Executive is asked to do, one thing a line. */
  readonly asks: string;
  readonly summary: string;
  readonly risks: string;
  /** All recommendations, those of one review by its code, or those of one agency by its id. */
  readonly scope: string;
}

/**
 * A board paper in full, in words: all that is printed of it, on the page, in Word or otherwise, comes from here, so
 * that an issued one is the same for good.
 */
export interface Paper {
  readonly format: 1;
  readonly partnership: string;
  readonly marking: string;
  /** Of a trial: marked on every page of it. */
  readonly isTrial: boolean;
  readonly meeting: { readonly title: string; readonly heldOn: CalendarDate };
  readonly cover: Cover;
  readonly scopeName: string;
  /** The instant as at which all of it holds, and the last trail number up to it. */
  readonly asAt: Instant;
  readonly upTo: number;
  /** What the changes are told since: "the paper of 14 January 2027"; null for a first paper. */
  readonly since: string | null;
  /** Where all stands, in a sentence or a few. */
  readonly standing: string;
  readonly rows: readonly PaperRow[];
  readonly changes: readonly PaperLine[];
  readonly exceptions: readonly PaperList[];
  readonly toDecide: readonly PaperLine[];
  readonly completed: readonly PaperLine[];
  readonly extensions: readonly PaperLine[];
  readonly outstanding: readonly PaperLine[];
  readonly details: readonly PaperDetail[];
  readonly differences: readonly PaperDifference[];
  readonly pictures: Pictures;
  readonly key: readonly { readonly shown: Status; readonly name: string; readonly meaning: string }[];
}

/** A row of the summary table. */
export interface PaperRow {
  readonly reference: string;
  readonly shortTitle: string;
  readonly owner: string;
  readonly shown: Status;
  readonly shownName: string;
  /** What always stands beside the rating where it holds. */
  readonly beside: readonly string[];
  readonly due: string;
  readonly lastUpdate: string;
}

/** One recommendation with what is said of it. */
export interface PaperLine {
  readonly reference: string;
  readonly shortTitle: string;
  readonly words: string;
}

export interface PaperList {
  readonly title: string;
  readonly lines: readonly PaperLine[];
}

/** A page of its own for one recommendation. */
export interface PaperDetail {
  readonly reference: string;
  readonly shortTitle: string;
  readonly wording: string;
  readonly source: string;
  readonly shown: Status;
  readonly shownName: string;
  readonly beside: readonly string[];
  /** Owner, lead, due and the like: a name and what it is. */
  readonly particulars: readonly { readonly name: string; readonly words: string }[];
  /** Parts with a heading: the last update's answers, actions, questions, evidence. */
  readonly parts: readonly { readonly title: string; readonly paragraphs: readonly string[] }[];
}

export interface PaperDifference {
  readonly words: string;
  readonly source: string;
  /** The titles of the evidence that shows it. */
  readonly evidence: readonly string[];
}

/** The figures of the pictures: each is drawn from them, and stands as a table beside the drawing. */
export interface Pictures {
  /** The rating of each recommendation at each meeting. */
  readonly strip: {
    readonly meetings: readonly string[];
    readonly rows: readonly {
      readonly reference: string;
      readonly cells: readonly ({ readonly shown: Status; readonly letter: string; readonly name: string } | null)[];
    }[];
  };
  /** Due dates as first agreed and as now, for those that have moved. */
  readonly slips: readonly {
    readonly reference: string;
    readonly first: CalendarDate;
    readonly now: CalendarDate;
    readonly days: number;
  }[];
  /** How many were open, delivered and complete at each meeting and now. */
  readonly overTime: readonly {
    readonly date: CalendarDate;
    readonly open: number;
    readonly delivered: number;
    readonly complete: number;
  }[];
}

export const coverInput = z.object({
  meetingId: rowNumber("Choose a meeting."),
  /** The trail number of the cover that was on the page; nought where there was none. */
  seen,
  agendaItem: freeText(40),
  title: requiredLine("Give the paper a title.", 200),
  author: requiredLine("Say who wrote it.", 120),
  sponsor: freeText(120),
  purpose: oneOf(purposes, "Say what the paper is for."),
  asks: freeText(2000),
  summary: requiredText("Write the summary, or keep the one drafted from the facts.", 5000),
  risks: freeText(3000),
  scope: z
    .string()
    .default("all")
    .pipe(
      z.string().regex(/^(?:all|review:[A-Z][A-Z0-9]{1,7}|agency:[1-9]\d{0,14})$/, "Choose what the paper is about."),
    ),
});

export const issueInput = z.object({
  meetingId: rowNumber("Choose a meeting."),
  /** How many versions had been issued when the page was made. */
  versions: z.coerce.number("Reload the page.").int().nonnegative(),
  /** The cover sheet it is issued with. */
  seen: rowNumber("Save the cover sheet first."),
});

/** An issued paper, as it is listed. */
export interface IssuedPaper {
  readonly trail: number;
  readonly meetingId: number;
  /** The how-manieth paper it is in all, and the how-manieth version for its meeting. */
  readonly number: number;
  readonly version: number;
  readonly at: Instant;
  readonly personId: number | null;
}

/** What the positions of a paper are narrowed to: all, one review by its code, or one owner by its agency's id. */
export interface Scope {
  readonly owner?: number;
  readonly review?: string;
}

/** The scope as a cover sheet keeps it. */
export function parseScope(scope: string): Scope {
  const [kind, value = ""] = scope.split(":");
  if (kind === "review") return { review: value };
  return kind === "agency" ? { owner: Number(value) } : {};
}
