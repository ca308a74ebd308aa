import { and, asc, eq, inArray, lte } from "drizzle-orm";
import { listOf } from "#db/list.ts";
import { signOffs, trail } from "#db/schema/index.ts";
import { type CalendarDate, dateOf, type Instant } from "#lib/core/clock.ts";
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

/** A theme with how many recommendations are under it, and which reviews name it. */
export interface ThemeCount {
  readonly name: string;
  readonly total: number;
  readonly open: number;
  /** How many reviews name it. */
  readonly reviews: number;
  /** The years of the first and the last of them, such as "2019 to 2024". */
  readonly years: string;
}

/** The recommendations under a theme as of an instant, in the order in which their reviews were published. */
export async function listUnderTheme(ctx: Snapshot, { recommendationIds }: Theme): Promise<ThemeEntry[]> {
  const statuses = await statusesById(ctx, recommendationIds);
  const reviews = new Map((await listReviews(ctx)).map((review) => [review.code, review]));
  const accepted = await acceptedById(ctx, recommendationIds);
  return [...statuses.values()]
    .flatMap((status) => {
      const review = reviews.get(status.reference.slice(0, status.reference.indexOf("-")));
      return review ? [{ status, review, closedOn: closedOn(status, accepted) }] : [];
    })
    .toSorted((a, b) => comparePublished(a.review, b.review) || a.status.id - b.status.id);
}

/** The re-check that confirms a recommendation does not close it again: it was closed when its sign-off was accepted. */
function closedOn(
  { id, assurance }: RecommendationStatus,
  accepted: ReadonlyMap<number, Instant>,
): CalendarDate | null {
  if (!assurance || !isClosed(assurance.step)) return null;
  return dateOf((assurance.step === "embedded" ? accepted.get(id) : undefined) ?? assurance.at);
}

/** When the sign-off of each of these recommendations was last accepted, by its id. */
async function acceptedById(ctx: Snapshot, ids: readonly number[]): Promise<ReadonlyMap<number, Instant>> {
  const rows = await ctx.db
    .select({ id: signOffs.recommendationId, at: trail.at })
    .from(signOffs)
    .innerJoin(trail, eq(trail.number, signOffs.trail))
    .where(
      and(
        inArray(signOffs.recommendationId, listOf(ids)),
        eq(signOffs.step, "accepted"),
        lte(signOffs.trail, ctx.asOf.event),
      ),
    )
    .orderBy(asc(signOffs.trail));
  return new Map(rows.map(({ id, at }) => [id, at]));
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

/** Every theme as of an instant with its counts: those that most reviews name come first. */
export async function countThemes(ctx: Snapshot): Promise<ThemeCount[]> {
  const counted: ThemeCount[] = [];
  for (const theme of await listThemes(ctx, null)) {
    const entries = await listUnderTheme(ctx, theme);
    counted.push({
      name: theme.name,
      total: entries.length,
      open: entries.filter(({ status }) => isOpen(status)).length,
      ...(await reviewsOfTheme(ctx, theme)),
    });
  }
  return counted.toSorted((a, b) => b.reviews - a.reviews);
}

/** How many reviews name a theme, and the years of the first and the last of them. */
export async function reviewsOfTheme(
  ctx: Snapshot,
  { reviewIds }: Theme,
): Promise<Pick<ThemeCount, "reviews" | "years">> {
  const reviews = (await listReviews(ctx)).filter(({ id }) => reviewIds.includes(id)).toSorted(comparePublished);
  const years = reviews.map(({ publishedOn }) => publishedOn.slice(0, 4));
  return { reviews: reviews.length, years: [...new Set([...years.slice(0, 1), ...years.slice(-1)])].join(" to ") };
}
