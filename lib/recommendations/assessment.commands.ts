import { appraisals, assessments } from "#db/schema/index.ts";
import { defineCommand } from "#lib/core/command.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/core/errors.ts";
import { findAssessment } from "./assessment.queries.ts";
import { appraisal, mayAppraise, newAssessment } from "./assessment.rules.ts";
import { recommendationAsSubject } from "./ownership.queries.ts";
import { listEvidence, standingUpdate } from "./updates/queries.ts";
import { ratingNames } from "./updates/rules.ts";

/** Rates the delivery beside the owner, with a reason. The more cautious of the two shows. */
export const assess = defineCommand({
  name: "assess",
  input: newAssessment,
  doubtful: "held",
  freeText: ({ reason }) => ({ reason }),
  async subject(on, { reference, seen, rating, reason }, viewer, at) {
    const subject = await recommendationAsSubject(on, viewer, reference, at);
    const last = await findAssessment(viewer, subject.id, subject.moment, on);
    if ((last?.trail ?? 0) !== seen)
      throw new Conflict(
        "Somebody else assessed this while you had the page open.",
        [
          { label: "Their assessment", text: last ? `${ratingNames[last.rating]}. ${last.reason}` : "None" },
          { label: "Yours", text: `${ratingNames[rating]}. ${reason}` },
        ],
        last?.trail ?? 0,
      );
    const claimed = await standingUpdate(viewer, subject.id, subject.moment, on);
    if (rating === "delivered" && claimed?.rating !== "delivered")
      throw new Invalid({ rating: "The owner has not said that it is delivered: choose another rating." });
    return subject;
  },
  async write({ on, input: { rating, reason }, subject, trail, held }) {
    await on.insert(assessments).values({ trail, recommendationId: subject.id, rating, reason, held });
  },
});

/** Says whether a piece of evidence shows what it is said to show: not by whoever gave it. */
export const appraiseEvidence = defineCommand({
  name: "appraiseEvidence",
  input: appraisal,
  doubtful: "refused",
  freeText: ({ reason }) => ({ reason }),
  async subject(on, { reference, evidenceId }, viewer, at) {
    const subject = await recommendationAsSubject(on, viewer, reference, at);
    const found = (await listEvidence(viewer, subject.id, subject.moment, on)).find(({ id }) => id === evidenceId);
    if (!found || (found.held && found.releasedBy === null)) throw new NotFound("evidence");
    if (!mayAppraise(viewer, found)) throw new Forbidden("appraiseEvidence", `evidence ${evidenceId}`);
    if (found.replacedBy !== null)
      throw new Conflict("A newer version has taken the place of this evidence: appraise that one.");
    return subject;
  },
  async write({ on, input: { evidenceId, sufficient, reason }, trail }) {
    await on.insert(appraisals).values({ trail, evidenceId, isSufficient: sufficient === "yes", reason });
  },
});
