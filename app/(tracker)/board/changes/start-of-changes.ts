import type { CalendarDate } from "#lib/core/clock.ts";
import { type AsOf, atDate, type Context } from "#lib/core/context.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import { meetingsAround } from "#lib/partnership/meetings.rules.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { findLastPaperBaseline } from "#lib/reporting/papers/baseline.queries.ts";
import { periodEndFrom } from "#lib/status/as-at.rules.ts";

interface Start {
  readonly date: CalendarDate;
  readonly asOf: AsOf;
  /** The name of the paper that was issued as of then; null for another date. */
  readonly paper: string | null;
  /** Why the requested date cannot be used. */
  readonly refused: string | null;
}

/**
 * The start of the period whose changes are shown: the requested date, else the last issued paper, the last meeting or
 * the first review before the end of the period, which is the date of the context.
 */
export async function startOfChanges(ctx: Context, requested: string | undefined): Promise<Start> {
  const end = ctx.asOf.date;
  const firstReview = (await listReviews(ctx)).at(-1)?.publishedOn ?? null;
  const paper = await findLastPaperBaseline(ctx);
  const { last } = meetingsAround(await listMeetings(ctx), end);
  const initial = paper?.asOf.date ?? last?.heldOn ?? firstReview ?? end;
  const { date: start, refused } = periodEndFrom(requested, initial, {
    label: "the first day",
    earliest: firstReview,
    latest: end,
    tooLate: "The first day is after the last: enter the earlier day first.",
  });
  return paper !== null && start === paper.asOf.date
    ? { date: start, asOf: paper.asOf, paper: paper.words, refused }
    : { date: start, asOf: (await atDate(ctx, start)).asOf, paper: null, refused };
}
