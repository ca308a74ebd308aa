import { and, asc, desc, eq, lte, or, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { idList } from "#db/json.ts";
import {
  rationales,
  recommendationSections,
  recommendations,
  relatedWork,
  reviewFigures,
  reviewLinks,
  reviews,
  themes,
  themeTaggings,
} from "#db/schema/index.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import { wordsAsOf } from "./wordings.queries.ts";

export type Review = typeof reviews.$inferSelect;

interface ReviewDetail extends Review {
  readonly figures: readonly (typeof reviewFigures.$inferSelect)[];
  readonly themes: readonly (typeof themes.$inferSelect)[];
  readonly relatedWork: readonly (typeof relatedWork.$inferSelect)[];
  readonly recommendationCount: number;
  /** Where it can be read; null if no link was given. */
  readonly link: string | null;
}

const reviewRows = prepared((on) =>
  on
    .select()
    .from(reviews)
    .where(lte(reviews.trail, sql.placeholder("trail")))
    .orderBy(desc(reviews.publishedOn), desc(reviews.id))
    .prepare(),
);

/** The reviews as of an instant, latest published first. */
export async function listReviews(ctx: Snapshot): Promise<Review[]> {
  return reviewRows(ctx.db).all({ trail: ctx.asOf.event });
}

/** A review with its figures, themes and related work. Throws NotFound. */
export async function getReview(ctx: Snapshot, code: string): Promise<ReviewDetail> {
  const review = await ctx.db.select().from(reviews).where(eq(reviews.code, code)).get();
  if (!review) throw new NotFound("review");
  const { id } = review;
  const link = await ctx.db.select({ url: reviewLinks.url }).from(reviewLinks).where(eq(reviewLinks.trail, id)).get();
  return {
    ...review,
    link: link?.url ?? null,
    figures: await ctx.db
      .select()
      .from(reviewFigures)
      .where(eq(reviewFigures.reviewId, id))
      .orderBy(asc(reviewFigures.ordinal)),
    themes: await ctx.db
      .select()
      .from(themes)
      // Those that it was published with are shown on days before it was in the tracker, as all else of it.
      .where(and(eq(themes.reviewId, id), or(lte(themes.trail, ctx.asOf.event), eq(themes.trail, review.trail))))
      .orderBy(asc(themes.id)),
    relatedWork: await ctx.db
      .select()
      .from(relatedWork)
      .where(eq(relatedWork.reviewId, id))
      .orderBy(asc(relatedWork.ordinal)),
    recommendationCount: await ctx.db.$count(recommendations, eq(recommendations.reviewId, id)),
  };
}

export interface Recommendation {
  readonly id: number;
  readonly trail: number;
  readonly reference: string;
  readonly shortTitle: string;
  readonly wording: string;
  /** The event that worded it so. */
  readonly wordedBy: number;
  readonly review: Pick<Review, "id" | "code" | "title" | "publishedOn">;
}

const recommendationByReference = prepared((on) =>
  on
    .select({
      id: recommendations.id,
      trail: recommendations.trail,
      reference: recommendations.reference,
      ...wordsAsOf(sql.placeholder("trail")),
      review: { id: reviews.id, code: reviews.code, title: reviews.title, publishedOn: reviews.publishedOn },
    })
    .from(recommendations)
    .innerJoin(reviews, eq(reviews.id, recommendations.reviewId))
    .where(eq(recommendations.reference, sql.placeholder("reference")))
    .prepare(),
);

/** One recommendation by its reference, such as HU2-1, as it was worded as of an instant. Throws NotFound. */
export async function getRecommendation(ctx: Snapshot, reference: string): Promise<Recommendation> {
  const recommendation = recommendationByReference(ctx.db).get({ reference, trail: ctx.asOf.event });
  if (!recommendation) throw new NotFound("recommendation");
  return recommendation;
}

/** The background of a recommendation in the report: its sections with their wording, the rationale, and related work. */
export interface Background {
  readonly sections: readonly { readonly section: string; readonly variant: string | null }[];
  readonly rationale: readonly {
    readonly words: string;
    readonly figure: string | null;
    readonly base: string | null;
    readonly section: string;
  }[];
  readonly relatedWork: readonly { readonly words: string; readonly section: string }[];
}

const sectionsOf = prepared((on) =>
  on
    .select({ section: recommendationSections.section, variant: recommendationSections.variant })
    .from(recommendationSections)
    .where(eq(recommendationSections.recommendationId, sql.placeholder("id")))
    .orderBy(asc(recommendationSections.ordinal))
    .prepare(),
);
const rationaleOf = prepared((on) =>
  on
    .select({ words: rationales.words, figure: rationales.figure, base: rationales.base, section: rationales.section })
    .from(rationales)
    .where(eq(rationales.recommendationId, sql.placeholder("id")))
    .orderBy(asc(rationales.ordinal))
    .prepare(),
);
const relatedWorkOf = prepared((on) =>
  on
    .select({ words: relatedWork.words, section: relatedWork.section })
    .from(relatedWork)
    .where(eq(relatedWork.recommendationId, sql.placeholder("id")))
    .orderBy(asc(relatedWork.ordinal))
    .prepare(),
);

/** The background of a recommendation in the report. */
export async function backgroundOf(ctx: Snapshot, { id }: Recommendation): Promise<Background> {
  const on = ctx.db;
  return {
    sections: sectionsOf(on).all({ id }),
    rationale: rationaleOf(on).all({ id }),
    relatedWork: relatedWorkOf(on).all({ id }),
  };
}

const latestTagging = prepared((on) =>
  on
    .select({ themeIds: themeTaggings.themeIds })
    .from(themeTaggings)
    .where(
      and(
        eq(themeTaggings.recommendationId, sql.placeholder("id")),
        lte(themeTaggings.trail, sql.placeholder("trail")),
      ),
    )
    .orderBy(desc(themeTaggings.trail))
    .limit(1)
    .prepare(),
);

/** The themes of a recommendation as of an instant. */
export async function themesOf(ctx: Snapshot, { id }: Recommendation): Promise<{ id: number; name: string }[]> {
  const on = ctx.db;
  const latest = latestTagging(on).get({ id, trail: ctx.asOf.event });
  const themeIds = idList.parse(latest?.themeIds ?? []);
  if (themeIds.length === 0) return [];
  const all = await on.select({ id: themes.id, name: themes.name }).from(themes).orderBy(asc(themes.id));
  return all.filter((theme) => themeIds.includes(theme.id));
}
