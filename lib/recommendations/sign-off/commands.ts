import { acceptances, signOffRequests, signOffs } from "#db/schema/index.ts";
import { dateOf } from "#lib/core/clock.ts";
import { defineCommand } from "#lib/core/command.ts";
import { Conflict, Invalid } from "#lib/core/errors.ts";
import { assertMayDecide } from "#lib/recommendations/decisions.ts";
import { getReportingSubject } from "#lib/recommendations/ownership.queries.ts";
import { findCurrentUpdate } from "#lib/recommendations/updates/queries.ts";
import { acceptanceObstacle, listUsableEvidence } from "./evidence.ts";
import { stepNames } from "./labels.ts";
import { findSignOff, getCountedFacts } from "./queries.ts";
import {
  acceptanceInput,
  closureInput,
  embeddingInput,
  isClosed,
  recheckDate,
  reopeningInput,
  returnInput,
  type Step,
  signOffRequestInput,
} from "./rules.ts";
import { appendStep, getLastStepSubject, getRequestSubject, stepRow } from "./steps.ts";

/**
 * Requests sign-off from the Executive, with the evidence it rests on. Throws Conflict if it was requested already, is
 * closed or is not rated delivered, and Invalid for evidence that is held, replaced, removed or of another recommendation.
 */
export const requestSignOff = defineCommand({
  name: "requestSignOff",
  input: signOffRequestInput,
  onIdentifier: "hold",
  freeText: ({ done, difference }) => ({ done, difference }),
  async subject(ctx, { reference, agencyId, evidenceIds }) {
    const subject = await getReportingSubject(ctx, reference, agencyId);
    const now = await findSignOff(ctx, subject.id);
    if (now?.step === "requested")
      throw new Conflict("Sign-off has been asked for already, and waits for the Executive.");
    if (now && isClosed(now.step)) throw closedAlready(now.step);
    const claimed = await findCurrentUpdate(ctx, subject.id);
    if (claimed?.rating !== "delivered")
      throw new Conflict(
        "The owner has not said that it is delivered. Post an update with the rating “Delivered” first.",
      );
    const usable = await listUsableEvidence(ctx, subject.id);
    if (!evidenceIds.every((chosen) => usable.some(({ id }) => id === chosen)))
      throw new Invalid({ evidenceIds: "Choose evidence of this recommendation, as it is listed here." });
    return subject;
  },
  async write(ctx, { input: { done, difference, evidenceIds }, subject: { id, agencyId }, held }) {
    await ctx.db
      .insert(signOffs)
      .values({ trail: ctx.event, recommendationId: id, step: "requested", reason: "", held });
    await ctx.db.insert(signOffRequests).values({ trail: ctx.event, agencyId, done, difference, evidenceIds });
  },
});

/**
 * Accepts a sign-off, which completes the recommendation, and records the facts known to the decision. Throws Conflict if a
 * fact was added since the page was made, and Invalid without sufficient evidence of an outcome.
 */
export const acceptSignOff = defineCommand({
  name: "acceptSignOff",
  input: acceptanceInput,
  onIdentifier: "refuse",
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, input) {
    const subject = await getRequestSubject(ctx, "acceptSignOff", input);
    const facts = await getCountedFacts(ctx, subject.id);
    if (facts.upTo !== input.seen)
      throw new Conflict(
        "Something was added about this recommendation while you had the page open. Look at it, and decide again.",
        [],
        facts.upTo,
      );
    const obstacle = acceptanceObstacle(subject.request, await listUsableEvidence(ctx, subject.id));
    if (obstacle) throw new Invalid({ decision: obstacle });
    return { ...subject, facts };
  },
  async write(ctx, { input, subject: { id, request, facts } }) {
    await ctx.db.insert(signOffs).values({ ...stepRow(id, "accepted", ctx.event, input), requestTrail: request.trail });
    await ctx.db.insert(acceptances).values({
      trail: ctx.event,
      upTo: facts.upTo,
      factTrails: facts.trails,
      evidenceIds: request.evidenceIds,
      recheckOn: recheckDate(dateOf(ctx.at)),
    });
  },
});

/** Returns a sign-off to the owner, with what is missing. */
export const returnSignOff = defineCommand({
  name: "returnSignOff",
  input: returnInput,
  onIdentifier: "refuse",
  freeText: ({ reason }) => ({ reason }),
  subject: (ctx, input) => getRequestSubject(ctx, "returnSignOff", input),
  async write(ctx, { input, subject: { id, request } }) {
    await ctx.db.insert(signOffs).values({ ...stepRow(id, "returned", ctx.event, input), requestTrail: request.trail });
  },
});

/** Closes a recommendation as not pursued. Throws Conflict if it is closed, and Forbidden for the person whose request is open. */
export const closeNotPursued = defineCommand({
  name: "closeNotPursued",
  input: closureInput,
  onIdentifier: "refuse",
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, input) {
    const subject = await getLastStepSubject(ctx, input);
    const { now } = subject;
    if (now?.step === "requested") assertMayDecide(ctx, "closeNotPursued", subject, now.request);
    if (now && isClosed(now.step)) throw closedAlready(now.step);
    return subject;
  },
  write: appendStep("not-pursued"),
});

/** Confirms at the re-check that the change is embedded. Throws Conflict unless it is complete, and Forbidden for the requester. */
export const confirmEmbedded = defineCommand({
  name: "confirmEmbedded",
  input: embeddingInput,
  onIdentifier: "refuse",
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, input) {
    const subject = await getLastStepSubject(ctx, input);
    if (subject.now?.step !== "accepted") throw new Conflict("Only what is complete can be confirmed as embedded.");
    assertMayDecide(ctx, "confirmEmbedded", subject, subject.now.request);
    return subject;
  },
  write: appendStep("embedded"),
});

/** Reopens a closed recommendation, so that the owner reports on it again. Throws Conflict if it is open. */
export const reopen = defineCommand({
  name: "reopen",
  input: reopeningInput,
  onIdentifier: "refuse",
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, input) {
    const subject = await getLastStepSubject(ctx, input);
    if (!subject.now || !isClosed(subject.now.step)) throw new Conflict("This is open: there is nothing to reopen.");
    return subject;
  },
  write: appendStep("reopened"),
});

function closedAlready(step: Step): Conflict {
  return new Conflict(`This recommendation is closed already, as “${stepNames[step]}”. The Executive can reopen it.`);
}
