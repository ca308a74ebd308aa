import { appraisals, assessments } from "#db/schema/index.ts";
import { defineCommand } from "#lib/core/command.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/core/errors.ts";
import { findAssessment } from "./assessment.queries.ts";
import { appraisalInput, assessmentInput, mayAppraise } from "./assessment.rules.ts";
import { getRecommendationSubject } from "./ownership.queries.ts";
import { findCurrentUpdate, listEvidence } from "./updates/queries.ts";
import { ratingNames } from "./updates/rules.ts";

/**
 * Records an independent rating with its reason; the more cautious of it and the owner's rating is shown. Throws Conflict
 * if there is a newer assessment, and Invalid for "delivered" unless the owner has rated it so.
 */
export const assess = defineCommand({
  name: "assess",
  input: assessmentInput,
  onIdentifier: "hold",
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, { reference, seen, rating, reason }) {
    const subject = await getRecommendationSubject(ctx, reference);
    const last = await findAssessment(ctx, subject.id);
    if ((last?.trail ?? 0) !== seen)
      throw new Conflict(
        "Another person assessed this while you had the page open.",
        [
          { label: "Their assessment", text: last ? `${ratingNames[last.rating]}. ${last.reason}` : "None" },
          { label: "Yours", text: `${ratingNames[rating]}. ${reason}` },
        ],
        last?.trail ?? 0,
      );
    const claimed = await findCurrentUpdate(ctx, subject.id);
    if (rating === "delivered" && claimed?.rating !== "delivered")
      throw new Invalid({ rating: "The owner has not said that it is delivered: choose another rating." });
    return subject;
  },
  async write(ctx, { input: { rating, reason }, subject, held }) {
    await ctx.db.insert(assessments).values({ trail: ctx.event, recommendationId: subject.id, rating, reason, held });
  },
});

/**
 * Records whether a piece of evidence is sufficient, with the reason. Throws NotFound for evidence held for review,
 * Forbidden for the person who added it, and Conflict if a newer version replaced it.
 */
export const appraiseEvidence = defineCommand({
  name: "appraiseEvidence",
  input: appraisalInput,
  onIdentifier: "refuse",
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, { reference, evidenceId }) {
    const subject = await getRecommendationSubject(ctx, reference);
    const found = (await listEvidence(ctx, subject.id)).find(({ id }) => id === evidenceId);
    if (!found || (found.held && found.releasedBy === null)) throw new NotFound("evidence");
    if (!mayAppraise(ctx.viewer, found)) throw new Forbidden("appraiseEvidence", `evidence ${evidenceId}`);
    if (found.replacedBy !== null)
      throw new Conflict("A newer version has taken the place of this evidence: appraise that one.");
    return subject;
  },
  async write(ctx, { input: { evidenceId, sufficient, reason } }) {
    await ctx.db
      .insert(appraisals)
      .values({ trail: ctx.event, evidenceId, isSufficient: sufficient === "yes", reason });
  },
});
