import type { Status } from "#lib/status/rules.ts";

/** One row of a table of recommendations, with texts ready to be shown. */
export interface StatusRow {
  readonly reference: string;
  readonly shortTitle: string;
  /** Which time it is recommended, such as 3 for the third; null the first time. */
  readonly repeat: string | null;
  readonly owner: string;
  readonly namedAs: string | null;
  readonly isOwnerToBeConfirmed: boolean;
  readonly shown: Status;
  readonly shownName: string;
  /** Its status at the last meeting if that was another one. */
  readonly was: string | null;
  readonly changes: string | null;
  readonly due: string;
  readonly isDateSet: boolean;
  readonly dueNote: string | null;
  readonly isOverdue: boolean;
  /** How far the date has moved since the first one, and a later date that was requested. */
  readonly dateNotes: readonly string[];
  readonly updated: string;
  readonly isUpdated: boolean;
  readonly isSample: boolean;
  /** The response that its owner owes and that is not late; empty if none is. */
  readonly owed: string;
  /** The notes beside the status. */
  readonly notes: readonly string[];
  /** Its status at each of the meetings shown, and now; null where it was not in the tracker yet. */
  readonly atMeetings: readonly ({ readonly status: Status; readonly words: string } | null)[];
}

/** A column of ratings: the day of a meeting, or now. */
export interface MeetingColumn {
  readonly label: string;
  /** The board as at that day; null for now. */
  readonly href: string | null;
}

/** The heading of a column, and the address that sorts by it. */
export interface SortableHeading {
  readonly label: string;
  readonly href?: string;
  readonly sorted?: "ascending" | "descending";
}

/** The label of the column with the ratings at each meeting. */
export const AT_MEETINGS = "At each meeting";

/** The headings of a list that is not sorted by its reader. */
export const listHeadings: readonly SortableHeading[] = ["Recommendation", "Owner", "Rating", "Due", "Last update"].map(
  (label) => ({ label }),
);

/** The headings of a list of what one agency owns, whose name is in the heading of the list. */
export const ownedHeadings = listHeadings.filter(({ label }) => label !== "Owner");
