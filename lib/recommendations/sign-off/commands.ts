import { acceptances, signOffRequests, signOffs } from "#db/schema/index.ts";
import type { CommandName } from "#lib/core/access.ts";
import { dateOf } from "#lib/core/clock.ts";
import { defineCommand, type Write } from "#lib/core/command.ts";
import type { Context, Snapshot, WriteContext } from "#lib/core/context.ts";
import { Conflict, Forbidden, Invalid } from "#lib/core/errors.ts";
import type { VisibleSnapshot } from "#lib/core/visibility.ts";
import { assertMeeting } from "#lib/partnership/meetings.queries.ts";
import { getAppraisals } from "#lib/recommendations/assessment.queries.ts";
import { getRecommendationSubject, getReportingSubject } from "#lib/recommendations/ownership.queries.ts";
import { findCurrentUpdate, listEvidence } from "#lib/recommendations/updates/queries.ts";
import { stepNames } from "./labels.ts";
import { findSignOff, getCountedFacts } from "./queries.ts";
import {
  acceptanceInput,
  closureInput,
  embeddingInput,
  isClosed,
  mayDecideOn,
  recheckDate,
  reopeningInput,
  returnInput,
  type Step,
  signOffRequestInput,
} from "./rules.ts";

/** Asks the Executive to accept what was delivered, with the evidence that shows it. */
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
    if (now && isClosed(now.step)) throw new Conflict(`This is ${stepNames[now.step].toLowerCase()} already.`);
    const claimed = await findCurrentUpdate(ctx, subject.id);
    if (claimed?.rating !== "delivered")
      throw new Conflict("The owner has not said that it is delivered: an update has to say so first.");
    const known = await evidenceThatCounts(ctx, subject);
    if (!evidenceIds.every((id) => known.has(id)))
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

/** Accepts a sign-off: it is complete. Records the facts it was decided on, and no later ones. */
export const acceptSignOff = defineCommand({
  name: "acceptSignOff",
  input: acceptanceInput,
  onIdentifier: "refuse",
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, given) {
    const subject = await requestToDecide(ctx, "acceptSignOff", given);
    const facts = await getCountedFacts(ctx, subject.id);
    if (facts.upTo !== given.seen)
      throw new Conflict(
        "Something was added about this recommendation while you had the page open. Look at it, and decide again.",
        [],
        facts.upTo,
      );
    const known = await evidenceThatCounts(ctx, subject);
    if (!subject.request.evidenceIds.some((id) => known.get(id)?.shows === "outcome" && known.get(id)?.isSufficient))
      throw new Invalid({
        decision: "It rests on no evidence of the difference it made, so it can’t be accepted yet: return it.",
      });
    return { ...subject, facts };
  },
  async write(ctx, { input, subject: { id, request, facts } }) {
    await ctx.db.insert(signOffs).values({ ...stepOf(id, "accepted", ctx.event, input), requestTrail: request.trail });
    await ctx.db.insert(acceptances).values({
      trail: ctx.event,
      upTo: facts.upTo,
      factTrails: facts.trails,
      evidenceIds: request.evidenceIds,
      recheckOn: recheckDate(dateOf(ctx.at)),
    });
  },
});

/** Returns a sign-off with what is missing. */
export const returnSignOff = defineCommand({
  name: "returnSignOff",
  input: returnInput,
  onIdentifier: "refuse",
  freeText: ({ reason }) => ({ reason }),
  subject: (ctx, given) => requestToDecide(ctx, "returnSignOff", given),
  async write(ctx, { input, subject: { id, request } }) {
    await ctx.db.insert(signOffs).values({ ...stepOf(id, "returned", ctx.event, input), requestTrail: request.trail });
  },
});

/** Closes a recommendation as not pursued, with the reason. */
export const closeNotPursued = defineCommand({
  name: "closeNotPursued",
  input: closureInput,
  onIdentifier: "refuse",
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, given) {
    const subject = await lastStepAsSeen(ctx, given);
    const { now } = subject;
    if (now?.step === "requested" && !mayDecideOn(ctx.viewer, now.request))
      throw new Forbidden("closeNotPursued", `recommendation ${subject.id}`);
    if (now && isClosed(now.step)) throw new Conflict(`This is ${stepNames[now.step].toLowerCase()} already.`);
    return subject;
  },
  write: appendStep("not-pursued"),
});

/** Confirms at the re-check that what was accepted has lasted. */
export const confirmEmbedded = defineCommand({
  name: "confirmEmbedded",
  input: embeddingInput,
  onIdentifier: "refuse",
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, given) {
    const subject = await lastStepAsSeen(ctx, given);
    if (subject.now?.step !== "accepted") throw new Conflict("Only what is complete can be confirmed as embedded.");
    if (!mayDecideOn(ctx.viewer, subject.now.request))
      throw new Forbidden("confirmEmbedded", `recommendation ${subject.id}`);
    return subject;
  },
  write: appendStep("embedded"),
});

/** Reopens what was complete or closed, with the reason: the owner reports on it again. */
export const reopen = defineCommand({
  name: "reopen",
  input: reopeningInput,
  onIdentifier: "refuse",
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, given) {
    const subject = await lastStepAsSeen(ctx, given);
    if (!subject.now || !isClosed(subject.now.step)) throw new Conflict("This is open: there is nothing to reopen.");
    return subject;
  },
  write: appendStep("reopened"),
});

interface Reasoned {
  readonly reason: string;
  readonly meetingId?: number | undefined;
}

function stepOf(recommendationId: number, step: Step, trail: number, { reason, meetingId }: Reasoned) {
  return { trail, recommendationId, step, reason, meetingId: meetingId ?? null, held: false };
}

type Settling = Awaited<ReturnType<typeof lastStepAsSeen>>;

function appendStep(step: Step) {
  return async (ctx: WriteContext, { input, subject }: Write<Reasoned, Settling>) => {
    await ctx.db.insert(signOffs).values(stepOf(subject.id, step, ctx.event, input));
  };
}

interface Deciding extends Reasoned {
  readonly reference: string;
  readonly requestTrail: number;
}

/** The request that waits for the Executive. Throws Conflict where somebody has decided on it, Forbidden for whoever asked. */
async function requestToDecide(ctx: Context, command: CommandName, given: Deciding) {
  const subject = await getRecommendationSubject(ctx, given.reference);
  const now = await findSignOff(ctx, subject.id);
  if (now?.step !== "requested" || now.request?.trail !== given.requestTrail)
    throw new Conflict("Somebody else has just decided on this request.", [
      { label: "Where it stands now", text: now ? `${stepNames[now.step]}. ${now.reason}` : "Nothing is asked for." },
      { label: "Your reason", text: given.reason },
    ]);
  if (!mayDecideOn(ctx.viewer, now.request)) throw new Forbidden(command, `recommendation ${subject.id}`);
  await assertMeeting(ctx.db, given.meetingId);
  return { ...subject, request: now.request };
}

/** The recommendation, as long as its last step of assurance is the one that was on the page. Throws Conflict. */
async function lastStepAsSeen(ctx: Snapshot, given: Reasoned & { readonly reference: string; readonly seen: number }) {
  const subject = await getRecommendationSubject(ctx, given.reference);
  const now = await findSignOff(ctx, subject.id);
  if ((now?.trail ?? 0) !== given.seen)
    throw new Conflict(
      "Somebody else decided on this while you had the page open.",
      [
        { label: "Where it stands now", text: now ? `${stepNames[now.step]}. ${now.reason}` : "" },
        { label: "Your reason", text: given.reason },
      ],
      now?.trail ?? 0,
    );
  await assertMeeting(ctx.db, given.meetingId);
  return { ...subject, now };
}

/** The evidence that a sign-off can rest on, by id: not held, not replaced, not removed; and whether it was judged sufficient. */
async function evidenceThatCounts(
  ctx: VisibleSnapshot,
  { id }: Pick<Awaited<ReturnType<typeof getRecommendationSubject>>, "id">,
) {
  const appraisals = await getAppraisals(ctx, id);
  const all = await listEvidence(ctx, id);
  return new Map(
    all
      .filter((one) => one.replacedBy === null && !one.isRemoved && (!one.held || one.releasedBy !== null))
      .map((one) => [one.id, { shows: one.shows, isSufficient: appraisals.get(one.id)?.isSufficient ?? true }]),
  );
}
