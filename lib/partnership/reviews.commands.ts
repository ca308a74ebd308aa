import { eq } from "drizzle-orm";
import {
  rationales,
  recommendationSections,
  recommendations,
  relatedWork,
  reviewFigures,
  reviews,
  themes,
  themeTaggings,
} from "#db/schema/index.ts";
import { defineCommand } from "#lib/core/command.ts";
import { Conflict, Invalid } from "#lib/core/errors.ts";
import { getRecommendation } from "./reviews.queries.ts";
import { reviewInput, themeTaggingInput } from "./reviews.rules.ts";

/** Adds a published review with its recommendations, worded as in the report. */
export const publishReview = defineCommand({
  name: "publishReview",
  input: reviewInput,
  async subject(ctx, { code }) {
    if (await ctx.db.select({ id: reviews.id }).from(reviews).where(eq(reviews.code, code)).get())
      throw new Conflict(`There is a review with the code ${code} already.`);
    return { kind: "review", id: "new" };
  },
  async write(ctx, { input }) {
    const { figures, recommendations: worded, themes: named, relatedWork: related, ...review } = input;
    await ctx.db.insert(reviews).values({ id: ctx.event, trail: ctx.event, ...review });
    for (const [index, figure] of figures.entries())
      await ctx.db
        .insert(reviewFigures)
        .values({ trail: ctx.event, reviewId: ctx.event, ordinal: index + 1, ...figure });
    for (const theme of named) await ctx.db.insert(themes).values({ trail: ctx.event, reviewId: ctx.event, ...theme });
    const ids: number[] = [];
    for (const [index, { sections, rationale, ...words }] of worded.entries()) {
      const number = index + 1;
      const { id } = await ctx.db
        .insert(recommendations)
        .values({ trail: ctx.event, reviewId: ctx.event, number, reference: `${input.code}-${number}`, ...words })
        .returning({ id: recommendations.id })
        .get();
      ids.push(id);
      const of = (ordinal: number) => ({ trail: ctx.event, recommendationId: id, ordinal: ordinal + 1 });
      for (const [ordinal, { section, variant }] of sections.entries())
        await ctx.db.insert(recommendationSections).values({ ...of(ordinal), section, variant: variant || null });
      for (const [ordinal, why] of rationale.entries())
        await ctx.db
          .insert(rationales)
          .values({ ...of(ordinal), ...why, figure: why.figure || null, base: why.base || null });
    }
    for (const [index, { words, section, bearsOn }] of related.entries())
      await ctx.db.insert(relatedWork).values({
        trail: ctx.event,
        reviewId: ctx.event,
        ordinal: index + 1,
        words,
        section,
        recommendationId: bearsOn === undefined ? null : (ids[bearsOn - 1] ?? null),
      });
  },
});

/** Tags a recommendation with themes of its review, replacing its earlier themes. */
export const tagThemes = defineCommand({
  name: "tagThemes",
  input: themeTaggingInput,
  async subject(ctx, { reference, themeIds }) {
    const { id, review } = await getRecommendation(ctx, reference);
    const known = await ctx.db.select({ id: themes.id }).from(themes).where(eq(themes.reviewId, review.id));
    if (themeIds.some((themeId) => !known.some((theme) => theme.id === themeId)))
      throw new Invalid({ themeIds: "Choose themes from the list." });
    return { kind: "recommendation", id };
  },
  async write(ctx, { input: { themeIds }, subject: { id } }) {
    await ctx.db.insert(themeTaggings).values({ trail: ctx.event, recommendationId: id, themeIds });
  },
});
