import { eq } from "drizzle-orm";
import {
  assignments,
  contributorLists,
  ownerConfirmations,
  responseRequests,
  successMeasures,
} from "#db/schema/index.ts";
import { defineCommand } from "#lib/core/command.ts";
import { Conflict, Invalid } from "#lib/core/errors.ts";
import { isActive } from "#lib/partnership/agencies.rules.ts";
import { assertMeeting } from "#lib/partnership/meetings.queries.ts";
import { assertLead, getRecommendationSubject, type Ownership } from "./ownership.queries.ts";
import {
  assignmentInput,
  contributorsInput,
  describeBasis,
  formatOwner,
  ownerConfirmationInput,
  successMeasureInput,
} from "./ownership.rules.ts";
import { responseDateProblem, usualResponseDate } from "./responses/rules.ts";

/**
 * Assigns an owner to a recommendation, optionally with a lead person; the earlier owner stays in the history. A body
 * outside the partnership that becomes the owner is asked for a response, and another owner if a date is given. Throws
 * Conflict if the owner has changed since the page was made, and Invalid for a dissolved agency or a lead of another agency.
 */
export const assignOwner = defineCommand({
  name: "assignOwner",
  input: assignmentInput,
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, { reference, agencyId, leadPersonId, reason, responseDueOn, seen }) {
    const subject = await getRecommendationSubject(ctx, reference);
    const { directory, owner } = subject.ownership;
    if ((owner?.trail ?? 0) !== seen) {
      const currentReason =
        owner &&
        (await ctx.db
          .select({ reason: assignments.reason })
          .from(assignments)
          .where(eq(assignments.trail, owner.trail))
          .get());
      throw new Conflict(
        "Another person changed the owner while you had the page open.",
        [
          {
            label: "The owner now",
            text: `${formatOwner(owner)}, ${owner ? describeBasis(owner) : ""}. ${currentReason?.reason ?? ""}`,
          },
          { label: "Your reason", text: reason },
        ],
        owner?.trail ?? 0,
      );
    }
    if (!isActive(directory.get(agencyId), ctx.asOf.date))
      throw new Invalid({ agencyId: "Choose an agency that is not dissolved." });
    if (leadPersonId !== undefined)
      await assertLead(ctx, agencyId, leadPersonId, { leadPersonId: "Choose a lead of the agency that is to own it." });
    const problem = responseDueOn && responseDateProblem(responseDueOn, subject.recommendation.review.publishedOn);
    if (problem) throw new Invalid({ responseDueOn: problem });
    const isNewOutside = directory.get(agencyId)?.isOutside === true && owner?.agencyId !== agencyId;
    const owedBy = responseDueOn ?? (isNewOutside ? usualResponseDate(ctx.asOf.date) : null);
    return { ...subject, owedBy };
  },
  async write(ctx, { input: { agencyId, leadPersonId, basis, reason }, subject }) {
    await ctx.db.insert(assignments).values({
      trail: ctx.event,
      recommendationId: subject.id,
      agencyId,
      leadPersonId: leadPersonId ?? null,
      basis,
      reason,
    });
    if (subject.owedBy)
      await ctx.db
        .insert(responseRequests)
        .values({ trail: ctx.event, recommendationId: subject.id, agencyId, dueOn: subject.owedBy });
  },
});

/** Confirms a proposed owner for the Executive. Throws Conflict if another owner was proposed or it is confirmed already. */
export const confirmOwner = defineCommand({
  name: "confirmOwner",
  input: ownerConfirmationInput,
  async subject(ctx, { reference, seen, meetingId }) {
    await assertMeeting(ctx.db, meetingId);
    const subject = await getRecommendationSubject(ctx, reference);
    const { owner } = subject.ownership;
    if (!owner || owner.trail !== seen)
      throw new Conflict(
        "Another person proposed a different owner while you had the page open.",
        [{ label: "The owner now", text: formatOwner(owner) }],
        owner?.trail ?? 0,
      );
    if (owner.basis !== "proposed" || owner.confirmed) throw new Conflict("This owner has been confirmed already.");
    return subject;
  },
  async write(ctx, { input: { seen, meetingId }, subject }) {
    await ctx.db
      .insert(ownerConfirmations)
      .values({ trail: ctx.event, recommendationId: subject.id, assignmentTrail: seen, meetingId: meetingId ?? null });
  },
});

/**
 * Replaces the list of contributing agencies. Throws Conflict if the list has changed since the page was made, and Invalid
 * for a dissolved agency or the owner itself.
 */
export const setContributors = defineCommand({
  name: "setContributors",
  input: contributorsInput,
  async subject(ctx, { reference, agencyIds, seen }) {
    const subject = await getRecommendationSubject(ctx, reference);
    const { contributors, directory, owner } = subject.ownership;
    if ((contributors?.trail ?? 0) !== seen)
      throw new Conflict(
        "Another person changed the contributors while you had the page open.",
        [
          {
            label: "The contributors now",
            text: (contributors?.agencyIds ?? []).map((id) => directory.get(id)?.name).join(", ") || "None",
          },
        ],
        contributors?.trail ?? 0,
      );
    if (!agencyIds.every((id) => isActive(directory.get(id), ctx.asOf.date)))
      throw new Invalid({ agencyIds: "Choose agencies that are not dissolved." });
    if (owner && agencyIds.includes(owner.agencyId))
      throw new Invalid({
        agencyIds: "Leave out the owner: it is accountable already, and cannot be a contributor too.",
      });
    return subject;
  },
  async write(ctx, { input: { agencyIds }, subject }) {
    await ctx.db.insert(contributorLists).values({ trail: ctx.event, recommendationId: subject.id, agencyIds });
  },
});

/** Replaces the success measure: how the partnership will know that the recommendation worked. Throws Conflict. */
export const setSuccessMeasure = defineCommand({
  name: "setSuccessMeasure",
  input: successMeasureInput,
  freeText: ({ words }) => ({ words }),
  async subject(ctx, { reference, words, seen }) {
    const subject = await getRecommendationSubject(ctx, reference);
    if ((subject.ownership.successMeasure?.trail ?? 0) !== seen) throw measureConflict(subject.ownership, words);
    return subject;
  },
  async write(ctx, { input: { words }, subject }) {
    await ctx.db.insert(successMeasures).values({ trail: ctx.event, recommendationId: subject.id, words });
  },
});

function measureConflict({ successMeasure: current }: Ownership, submitted: string) {
  return new Conflict(
    "Another person changed the success measure while you had the page open.",
    [
      { label: "The measure now", text: current?.words ?? "" },
      { label: "Yours", text: submitted },
    ],
    current?.trail ?? 0,
  );
}
