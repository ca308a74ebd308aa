import { z } from "zod";
import type { CalendarDate, Instant } from "#lib/core/clock.ts";
import { freeText, oneOf, requiredLine, requiredText, rowNumber, seen } from "#lib/core/input.ts";
import { REVIEW_CODE } from "#lib/partnership/reviews.rules.ts";
import type { Status } from "#lib/status/rules.ts";

export const purposes = ["decision", "discussion", "information"] as const;
export type Purpose = (typeof purposes)[number];

export const purposeNames: Readonly<Record<Purpose, string>> = {
  decision: "For decision",
  discussion: "For discussion",
  information: "For information",
};

/** The cover sheet of a paper, as the business team writes it. */
export interface Cover {
  readonly agendaItem: string;
  readonly title: string;
  readonly author: string;
  readonly sponsor: string;
  readonly purpose: Purpose;
  /** What the Executive is asked to do, one ask per line. */
  readonly asks: string;
  readonly summary: string;
  readonly risks: string;
  /** The recommendations it covers: "all", "review:CODE" or "agency:ID" (see `parseScope`). */
  readonly scope: string;
}

/**
 * The complete content of a board paper, as text. An issued paper is stored as this JSON and every page and file is made
 * from it, so that it never changes.
 */
export interface Paper {
  readonly format: 1;
  readonly partnership: string;
  readonly marking: string;
  /** Whether it is from a trial installation, which marks every page. */
  readonly isTrial: boolean;
  readonly meeting: { readonly title: string; readonly heldOn: CalendarDate };
  readonly cover: Cover;
  readonly scopeName: string;
  /** The instant as of which it was built, and the last trail number up to it. */
  readonly asAt: Instant;
  readonly upTo: number;
  /** The baseline of the changes, such as "the paper of 14 January 2027"; null for a first paper. */
  readonly since: string | null;
  /** The statuses in a few sentences. */
  readonly standing: string;
  readonly rows: readonly PaperRow[];
  readonly changes: readonly PaperLine[];
  readonly exceptions: readonly PaperList[];
  readonly toDecide: readonly PaperLine[];
  readonly completed: readonly PaperLine[];
  readonly extensions: readonly PaperLine[];
  readonly outstanding: readonly PaperLine[];
  /** What repeats, builds on or replaces a recommendation of an earlier review. Absent in papers issued before it was told. */
  readonly saidBefore?: readonly PaperLine[];
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
  /** The qualifiers of the rating, such as "silent for 193 days". */
  readonly beside: readonly string[];
  readonly due: string;
  readonly lastUpdate: string;
}

/** A text about a recommendation. */
export interface PaperLine {
  readonly reference: string;
  readonly shortTitle: string;
  readonly words: string;
}

/** A titled list of texts about recommendations. */
export interface PaperList {
  readonly title: string;
  readonly lines: readonly PaperLine[];
}

/** The detail page of a recommendation. */
export interface PaperDetail {
  readonly reference: string;
  readonly shortTitle: string;
  readonly wording: string;
  readonly source: string;
  readonly shown: Status;
  readonly shownName: string;
  readonly beside: readonly string[];
  /** Names and values, such as owner, lead and due date. */
  readonly particulars: readonly { readonly name: string; readonly words: string }[];
  /** Sections with a heading: the last update, actions, questions and evidence. */
  readonly parts: readonly { readonly title: string; readonly paragraphs: readonly string[] }[];
}

/** A difference that was made, in the words of its author. */
export interface PaperDifference {
  readonly words: string;
  readonly source: string;
  /** The titles of the evidence for it. */
  readonly evidence: readonly string[];
}

/** The figures of the pictures, which are drawn and also shown as tables. */
export interface Pictures {
  /** The rating of each recommendation at each meeting. */
  readonly strip: {
    readonly meetings: readonly string[];
    readonly rows: readonly {
      readonly reference: string;
      readonly cells: readonly ({ readonly shown: Status; readonly letter: string; readonly name: string } | null)[];
    }[];
  };
  /** Due dates as first agreed, as agreed in between and as now, for those that have moved. */
  readonly slips: readonly {
    readonly reference: string;
    readonly first: CalendarDate;
    /** Absent in papers that were issued before it was told. */
    readonly between?: readonly CalendarDate[];
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

const scopePattern = new RegExp(`^(?:all|review:${REVIEW_CODE}|agency:[1-9]\\d{0,14})$`);

export const coverInput = z.object({
  meetingId: rowNumber("Choose a meeting."),
  /** The trail number of the cover sheet on the page; 0 if there was none. */
  seen,
  agendaItem: freeText("the agenda item", 40),
  title: requiredLine("Give the paper a title.", 200),
  author: requiredLine("Say who wrote it.", 120),
  sponsor: freeText("the sponsor", 120),
  purpose: oneOf(purposes, "Say what the paper is for."),
  asks: freeText("what the Executive is asked to do", 2000),
  summary: requiredText("Write the summary, or keep the one drafted from the facts.", 5000),
  risks: freeText("the risks", 3000),
  scope: z
    .string("Choose what the paper is about.")
    .default("all")
    .pipe(z.string().regex(scopePattern, "Choose what the paper is about.")),
});

export const issueInput = z.object({
  meetingId: rowNumber("Choose a meeting."),
  /** The number of versions issued when the page was made. */
  versions: seen,
  /** The trail number of the cover sheet that it is issued with. */
  seen: rowNumber("Save the cover sheet first."),
});

/** An issued paper, without its content. */
export interface IssuedPaper {
  readonly trail: number;
  readonly meetingId: number;
  /** Counts all issued papers; `version` counts those of the meeting. Both begin at 1. */
  readonly number: number;
  readonly version: number;
  readonly at: Instant;
  readonly personId: number | null;
}

/** A filter on recommendations: none, the code of a review, or the agency id of an owner. */
export interface Scope {
  readonly owner?: number;
  readonly review?: string;
}

/** Parses the scope of a cover sheet. */
export function parseScope(scope: string): Scope {
  const [kind, value = ""] = scope.split(":");
  if (kind === "review") return { review: value };
  return kind === "agency" ? { owner: Number(value) } : {};
}
