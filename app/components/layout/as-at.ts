import type { CalendarDate } from "#lib/core/clock.ts";
import { atDate, type Context, type Snapshot } from "#lib/core/context.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { asAtFrom } from "#lib/status/as-at.rules.ts";

/** The date as of which a page is shown. */
export interface AsAt {
  /** The context as of the end of that date, or as of now for today. */
  readonly ctx: Context;
  readonly isToday: boolean;
  /** Why the requested date cannot be shown. */
  readonly refused: string | null;
  /** The query string that keeps the date in a link: empty for today. */
  readonly query: string;
}

/** The date in the search parameter `as-at`, for a page whose context as of now is `current`: today if it is missing or cannot be shown. */
export async function asAt(current: Context, param: string | string[] | undefined): Promise<AsAt> {
  const today = current.asOf.date;
  const requested = [param].flat()[0];
  if (!requested) return { ctx: current, isToday: true, refused: null, query: "" };
  const { date, refused } = asAtFrom(requested, today, await firstReviewDate(current));
  return {
    ctx: await atDate(current, date),
    isToday: date === today,
    refused,
    query: date === today ? "" : `as-at=${date}`,
  };
}

/** The date on which the first review was published; null if there are no reviews. */
export async function firstReviewDate(ctx: Snapshot): Promise<CalendarDate | null> {
  return (await listReviews(ctx)).at(-1)?.publishedOn ?? null;
}
