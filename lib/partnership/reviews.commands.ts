import { eq } from "drizzle-orm";
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
  wordings,
} from "#db/schema/index.ts";
import { defineCommand } from "#lib/core/command.ts";
import type { WriteContext } from "#lib/core/context.ts";
import { Conflict, Invalid, NotFound } from "#lib/core/errors.ts";
import { assertUnpublished, markAsPublished } from "./review-drafts.store.ts";
import { getRecommendation } from "./reviews.queries.ts";
import {
  additionInput,
  areNumbersFree,
  codeTaken,
  correctionInput,
  NOT_PUBLISHED_YET,
  NUMBER_TAKEN,
  numbersOf,
  type ReviewInput,
  reviewInput,
  textsOfRecommendations,
  textsOfReview,
  themeTaggingInput,
} from "./reviews.rules.ts";
import { listThemes } from "./themes.queries.ts";
import { themeKey } from "./themes.rules.ts";

/**
 * Adds a published review with its recommendations, worded as in the report. Throws Invalid if its code is taken, and
 * Conflict if its draft was changed or published since the page was made.
 */
export const publishReview = defineCommand({
  name: "publishReview",
  input: reviewInput,
  freeText: textsOfReview,
  async subject(ctx, { code, publishedOn, draftId, draftVersion, recommendations }) {
    if (draftId !== undefined) await assertUnpublished(ctx.db, draftId, draftVersion);
    if (await ctx.db.select({ id: reviews.id }).from(reviews).where(eq(reviews.code, code)).get())
      throw new Invalid({ code: codeTaken(code) });
    if (publishedOn > ctx.asOf.date) throw new Invalid({ publishedOn: NOT_PUBLISHED_YET });
    if (!areNumbersFree(numbersOf(recommendations))) throw new Invalid({ recommendations: NUMBER_TAKEN });
    return { kind: "review", id: "new" };
  },
  async write(ctx, { input }) {
    const { code, title, publisher, kind, publishedOn, scope, link } = input;
    const reviewId = ctx.event;
    await ctx.db
      .insert(reviews)
      .values({ id: reviewId, trail: ctx.event, code, title, publisher, kind, publishedOn, scope });
    if (link !== "") await ctx.db.insert(reviewLinks).values({ trail: ctx.event, url: link });
    for (const [index, figure] of input.figures.entries())
      await ctx.db.insert(reviewFigures).values({ trail: ctx.event, reviewId, ordinal: index + 1, ...figure });
    for (const theme of input.themes) await ctx.db.insert(themes).values({ trail: ctx.event, reviewId, ...theme });
    const ids = await writeRecommendations(ctx, { id: reviewId, code }, input.recommendations, []);
    for (const [index, { words, section, bearsOn }] of input.relatedWork.entries())
      await ctx.db.insert(relatedWork).values({
        trail: ctx.event,
        reviewId,
        ordinal: index + 1,
        words,
        section,
        recommendationId: bearsOn === undefined ? null : (ids[bearsOn - 1] ?? null),
      });
    if (input.draftId !== undefined) await markAsPublished(ctx.db, input.draftId, reviewId);
  },
});

/**
 * Adds recommendations to a review that is published already. Throws NotFound, and Invalid if a number is taken.
 */
export const addRecommendations = defineCommand({
  name: "addRecommendations",
  input: additionInput,
  freeText: (input) => textsOfRecommendations(input.recommendations),
  async subject(ctx, { code, recommendations: added }) {
    const review = await ctx.db.select({ id: reviews.id }).from(reviews).where(eq(reviews.code, code)).get();
    if (!review) throw new NotFound("review");
    const taken = await numbersTaken(ctx, review.id);
    if (!areNumbersFree(numbersOf(added, taken), taken)) throw new Invalid({ recommendations: NUMBER_TAKEN });
    return { kind: "review", id: review.id, taken };
  },
  async write(ctx, { input, subject: { id, taken } }) {
    await writeRecommendations(ctx, { id, code: input.code }, input.recommendations, taken);
  },
});

async function numbersTaken(ctx: WriteContext, reviewId: number): Promise<number[]> {
  const { number } = recommendations;
  const rows = await ctx.db.select({ number }).from(recommendations).where(eq(recommendations.reviewId, reviewId));
  return rows.map((row) => row.number);
}

/** Writes recommendations of a review, numbered after those that it has. Returns their ids. */
async function writeRecommendations(
  ctx: WriteContext,
  review: { readonly id: number; readonly code: string },
  worded: ReviewInput["recommendations"],
  taken: readonly number[],
): Promise<number[]> {
  const ids: number[] = [];
  const numbers = numbersOf(worded, taken);
  for (const [index, recommendation] of worded.entries())
    ids.push(await writeRecommendation(ctx, review, numbers[index] ?? index + 1, recommendation));
  return ids;
}

async function writeRecommendation(
  ctx: WriteContext,
  review: { readonly id: number; readonly code: string },
  number: number,
  { shortTitle, wording, sections, rationale }: ReviewInput["recommendations"][number],
): Promise<number> {
  const { id } = await ctx.db
    .insert(recommendations)
    .values({
      trail: ctx.event,
      reviewId: review.id,
      number,
      reference: `${review.code}-${number}`,
      shortTitle: "",
      wording: "",
    })
    .returning({ id: recommendations.id })
    .get();
  await ctx.db.insert(wordings).values({ trail: ctx.event, recommendationId: id, shortTitle, wording, reason: null });
  const of = (ordinal: number) => ({ trail: ctx.event, recommendationId: id, ordinal: ordinal + 1 });
  for (const [ordinal, { section, variant }] of sections.entries())
    await ctx.db.insert(recommendationSections).values({ ...of(ordinal), section, variant: variant || null });
  for (const [ordinal, why] of rationale.entries())
    await ctx.db
      .insert(rationales)
      .values({ ...of(ordinal), ...why, figure: why.figure || null, base: why.base || null });
  return id;
}

/**
 * Corrects how a recommendation is worded: the new wording counts from now on, and the one before stays beside it. Throws
 * Conflict if it was corrected since the page was made.
 */
export const correctWording = defineCommand({
  name: "correctWording",
  input: correctionInput,
  freeText: ({ shortTitle, wording, reason }) => ({ shortTitle, wording, reason }),
  async subject(ctx, { reference, shortTitle, wording, seen }) {
    const current = await getRecommendation(ctx, reference);
    if (current.wordedBy !== seen)
      throw new Conflict(
        "Another person corrected the wording while you had the page open.",
        [
          { label: "The wording now", text: current.wording },
          { label: "Yours", text: wording },
        ],
        current.wordedBy,
      );
    if (current.wording === wording && current.shortTitle === shortTitle)
      throw new Invalid({ wording: "This is how it is worded already: change what is wrong in it." });
    return { kind: "recommendation", id: current.id };
  },
  async write(ctx, { input: { shortTitle, wording, reason }, subject: { id } }) {
    await ctx.db.insert(wordings).values({ trail: ctx.event, recommendationId: id, shortTitle, wording, reason });
  },
});

/**
 * Tags a recommendation with themes, replacing its earlier ones. A theme that its review does not have yet becomes one of
 * it, spelt as in the reviews that have it.
 */
export const tagThemes = defineCommand({
  name: "tagThemes",
  input: themeTaggingInput,
  freeText: ({ newThemes }) => ({ newThemes: newThemes.join("\n") }),
  async subject(ctx, { reference, themeIds, otherThemes }) {
    const { id, review } = await getRecommendation(ctx, reference);
    const own = await ctx.db
      .select({ id: themes.id, name: themes.name })
      .from(themes)
      .where(eq(themes.reviewId, review.id));
    if (themeIds.some((themeId) => !own.some((theme) => theme.id === themeId)))
      throw new Invalid({ themeIds: "Choose themes from the list." });
    const all = await listThemes(ctx, null);
    if (otherThemes.some((name) => !all.some(({ key }) => key === themeKey(name))))
      throw new Invalid({ otherThemes: "Choose themes from the list." });
    return { kind: "recommendation" as const, id, reviewId: review.id, own, all };
  },
  async write(ctx, { input: { themeIds, otherThemes, newThemes }, subject: { id, reviewId, own, all } }) {
    const chosen = new Set(themeIds);
    for (const [key, [name = ""]] of Map.groupBy([...otherThemes, ...newThemes], themeKey)) {
      const ofReview = own.find((theme) => themeKey(theme.name) === key);
      const spelt = all.find((theme) => theme.key === key)?.name ?? name;
      chosen.add(ofReview?.id ?? (await addTheme(ctx, reviewId, spelt)));
    }
    await ctx.db.insert(themeTaggings).values({ trail: ctx.event, recommendationId: id, themeIds: [...chosen] });
  },
});

async function addTheme(ctx: WriteContext, reviewId: number, name: string): Promise<number> {
  const added = { trail: ctx.event, reviewId, name, section: "" };
  return (await ctx.db.insert(themes).values(added).returning({ id: themes.id }).get()).id;
}
