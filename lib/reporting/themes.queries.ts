import { type CalendarDate, dateOf } from "#lib/core/clock.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { listReviews, type Review } from "#lib/partnership/reviews.queries.ts";
import { listThemes, type Theme } from "#lib/partnership/themes.queries.ts";
import { comparePublished } from "#lib/recommendations/links/rules.ts";
import { isClosed } from "#lib/recommendations/sign-off/rules.ts";
import { countsByKind } from "#lib/status/kinds.rules.ts";
import { isOpen } from "#lib/status/listing.rules.ts";
import { statusesById } from "#lib/status/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import { type Summary, summaryFrom } from "#lib/status/summary.rules.ts";
import { tallyOf } from "#lib/status/tally.rules.ts";

/** A recommendation under a theme, with its review and what became of it. */
export interface ThemeEntry {
  readonly status: RecommendationStatus;
  readonly review: Pick<Review, "id" | "code" | "title" | "publishedOn">;
  /** When it was completed or closed; null while it is open. */
  readonly closedOn: CalendarDate | null;
}

/** A theme with how many recommendations are under it, and since when. */
export interface ThemeCount {
  readonly name: string;
  readonly total: number;
  readonly open: number;
  readonly reviews: number;
  /** The years of the first and the last review with a recommendation under it; null without any. */
  readonly years: readonly [first: string, last: string] | null;
}

/** The recommendations under a theme as of an instant, in the order in which their reviews were published. */
export async function listUnderTheme(ctx: Snapshot, { recommendationIds }: Theme): Promise<ThemeEntry[]> {
  const statuses = await statusesById(ctx, recommendationIds);
  const reviews = new Map((await listReviews(ctx)).map((review) => [review.code, review]));
  return [...statuses.values()]
    .flatMap((status) => {
      const review = reviews.get(status.reference.slice(0, status.reference.indexOf("-")));
      return review ? [{ status, review, closedOn: closedOn(status) }] : [];
    })
    .toSorted((a, b) => comparePublished(a.review, b.review) || a.status.id - b.status.id);
}

function closedOn({ assurance }: RecommendationStatus): CalendarDate | null {
  return assurance && isClosed(assurance.step) ? dateOf(assurance.at) : null;
}

/** What became of the recommendations under a theme, in numbers. */
export function summaryOfTheme(entries: readonly ThemeEntry[]): Summary {
  const statuses = entries.map(({ status }) => status);
  const withoutUpdate = statuses.filter(({ lastUpdate }) => lastUpdate === null).length;
  return summaryFrom(countsByKind(tallyOf(statuses).byKinds), {
    total: statuses.length,
    withoutUpdate,
    withoutUpdateSinceMeeting: withoutUpdate,
  });
}

/** Every theme as of an instant with its counts, by name. */
export async function countThemes(ctx: Snapshot): Promise<ThemeCount[]> {
  const counted: ThemeCount[] = [];
  for (const theme of await listThemes(ctx, null)) {
    const entries = await listUnderTheme(ctx, theme);
    const [first, last] = [entries[0], entries.at(-1)];
    counted.push({
      name: theme.name,
      total: entries.length,
      open: entries.filter(({ status }) => isOpen(status)).length,
      reviews: new Set(entries.map(({ review }) => review.id)).size,
      years: first && last ? [yearOf(first), yearOf(last)] : null,
    });
  }
  return counted;
}

function yearOf({ review }: ThemeEntry): string {
  return review.publishedOn.slice(0, 4);
}
