import type { CalendarDate } from "#lib/core/clock.ts";
import { atDate, type Context, currentContext, type Snapshot } from "#lib/core/context.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { asAtFrom } from "#lib/status/as-at.rules.ts";

export interface AsAt {
  readonly ctx: Context;
  readonly isToday: boolean;
  /** Why the day asked for can't be shown. */
  readonly refused: string | null;
  /** To go on as at the same day: empty for today. */
  readonly query: string;
}

/** The moment that `?as-at=` asks for. */
export async function asAt(viewer: Viewer, text: string | string[] | undefined): Promise<AsAt> {
  const current = await currentContext(viewer);
  const today = current.asOf.date;
  const asked = [text].flat()[0];
  if (!asked) return { ctx: current, isToday: true, refused: null, query: "" };
  const { date, refused } = asAtFrom(asked, today, await firstReview(current));
  return {
    ctx: await atDate(current, date),
    isToday: date === today,
    refused,
    query: date === today ? "" : `as-at=${date}`,
  };
}

/** The day on which the first review was published; null where there is none. */
export async function firstReview(ctx: Snapshot): Promise<CalendarDate | null> {
  return (await listReviews(ctx)).at(-1)?.publishedOn ?? null;
}
