import { formatDate } from "#lib/core/clock.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import type { Candidate } from "#lib/reporting/said-before.queries.ts";
import { statusNames } from "#lib/status/labels.ts";
import type { Status } from "#lib/status/rules.ts";

/** A recommendation of another review that is like the one on the page, with texts ready to be shown. */
export interface CandidateRow {
  readonly reference: string;
  readonly shortTitle: string;
  readonly wording: string;
  readonly review: string;
  readonly owner: string;
  readonly rating: Status;
  readonly ratingName: string;
  /** Why it is shown: "Words in common: sleep, parents · same theme". */
  readonly why: string;
}

/** A candidate as a row. */
export function candidateRow({
  reference,
  shortTitle,
  wording,
  review,
  status,
  words,
  sharesTheme,
}: Candidate): CandidateRow {
  const why = [words.length > 0 && `Words in common: ${words.join(", ")}`, sharesTheme && "same theme"];
  return {
    reference,
    shortTitle,
    wording,
    review: `${review.title}, ${formatDate(review.publishedOn)}`,
    owner: formatOwner(status.owner),
    rating: status.status,
    ratingName: statusNames[status.status],
    why: why.filter(Boolean).join(" · "),
  };
}
