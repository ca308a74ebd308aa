import { type Moment, momentAt, momentOn } from "#lib/core/as-of.ts";
import { type CalendarDate, dateOf, now } from "#lib/core/clock.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { asAtFrom } from "#lib/status/rules.ts";

export interface AsAt {
  readonly moment: Moment;
  readonly isToday: boolean;
  /** Why the day asked for can't be shown. */
  readonly refused: string | null;
  /** To go on as at the same day: empty for today. */
  readonly query: string;
}

/** The moment that `?as-at=` asks for. */
export async function asAt(viewer: Viewer, text: string | string[] | undefined): Promise<AsAt> {
  const today = dateOf(now());
  const asked = [text].flat()[0];
  if (!asked) return { moment: await momentAt(), isToday: true, refused: null, query: "" };
  const { date, refused } = asAtFrom(asked, today, await firstReview(viewer));
  return {
    moment: await momentOn(date),
    isToday: date === today,
    refused,
    query: date === today ? "" : `as-at=${date}`,
  };
}

/** The day on which the first review was published; null where there is none. */
export async function firstReview(viewer: Viewer): Promise<CalendarDate | null> {
  return (await listReviews(viewer, await momentAt())).at(-1)?.publishedOn ?? null;
}
