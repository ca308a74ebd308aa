import { linkRemovals, recommendationLinks } from "#db/schema/index.ts";
import { defineCommand } from "#lib/core/command.ts";
import { Conflict, Invalid, NotFound } from "#lib/core/errors.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { linkInWords } from "./labels.ts";
import { listLinks } from "./queries.ts";
import { inOrderOfTime, linkInput, unlinkInput } from "./rules.ts";

/**
 * Links a recommendation with one of another review. Which of the two is the later one follows from when their reviews
 * were published. Throws Invalid if the other is unknown or of the same review, and Conflict if they are linked already.
 */
export const linkRecommendations = defineCommand({
  name: "linkRecommendations",
  input: linkInput,
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, input) {
    const own = await getRecommendation(ctx, input.reference);
    const { field } = input;
    const other = await getRecommendation(ctx, input.other).catch((error: unknown) => {
      if (!(error instanceof NotFound)) throw error;
      throw new Invalid({
        [field]: `There is no recommendation “${input.typed}”: enter its reference, such as HU2-1.`,
      });
    });
    if (other.review.id === own.review.id)
      throw new Invalid({ [field]: "Choose a recommendation of another review: these two are of the same one." });
    const link = (await listLinks(ctx, own)).find((one) => one.other.id === other.id);
    if (link)
      throw new Conflict(
        `${own.reference} and ${other.reference} are linked already: ${linkInWords(link)} ${other.reference}. Remove that link first to make another.`,
        [{ label: "Why they are linked", text: link.reason }],
      );
    return { kind: "recommendation" as const, id: own.id, ...inOrderOfTime(own, other) };
  },
  async write(ctx, { input: { kind, reason }, subject: { later, earlier } }) {
    await ctx.db
      .insert(recommendationLinks)
      .values({ trail: ctx.event, laterId: later.id, earlierId: earlier.id, kind, reason });
  },
});

/** Removes a link of a recommendation. Throws NotFound if it has no such link, or it was removed already. */
export const unlinkRecommendations = defineCommand({
  name: "unlinkRecommendations",
  input: unlinkInput,
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, { reference, linkTrail }) {
    const { id } = await getRecommendation(ctx, reference);
    if (!(await listLinks(ctx, { id })).some((link) => link.trail === linkTrail)) throw new NotFound("link");
    return { kind: "recommendation" as const, id };
  },
  async write(ctx, { input: { linkTrail, reason } }) {
    await ctx.db.insert(linkRemovals).values({ trail: ctx.event, linkTrail, reason });
  },
});
