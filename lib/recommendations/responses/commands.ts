import { responseRequests, responses } from "#db/schema/index.ts";
import { formatDate } from "#lib/core/clock.ts";
import { defineCommand } from "#lib/core/command.ts";
import type { Context } from "#lib/core/context.ts";
import { Conflict, Invalid } from "#lib/core/errors.ts";
import { getRecommendationSubject, getReportingSubject } from "#lib/recommendations/ownership.queries.ts";
import { findSignOff } from "#lib/recommendations/sign-off/queries.ts";
import { isClosed } from "#lib/recommendations/sign-off/rules.ts";
import { getResponseState } from "./queries.ts";
import { answerNames, isOwed, responseDateProblem, responseInput, responseRequestInput } from "./rules.ts";

/**
 * Asks the owner to say whether it accepts a recommendation, and by when. Asked again, the new date replaces the one
 * before, and an earlier response no longer answers it. Throws Conflict without an owner, if it is closed or if another
 * person has asked meanwhile, and Invalid for a date that does not fit.
 */
export const askForResponse = defineCommand({
  name: "askForResponse",
  input: responseRequestInput,
  async subject(ctx, { reference, dueOn, seen }) {
    const subject = await getRecommendationSubject(ctx, reference);
    const { owner } = subject.responsible;
    if (owner === null) throw new Conflict("No one owns this recommendation yet. Assign an owner first.");
    await assertOpen(ctx, subject.id);
    const state = await getResponseState(ctx, subject.id);
    if ((state.request?.trail ?? 0) !== seen)
      throw new Conflict(
        "Another person asked for a response while you had the page open.",
        [
          { label: "The response is owed by", text: state.request ? formatDate(state.request.dueOn) : "" },
          { label: "Your date", text: formatDate(dueOn) },
        ],
        state.request?.trail ?? 0,
      );
    if (isOwed(state) && state.request?.dueOn === dueOn)
      throw new Invalid({ dueOn: "A response is owed by this day already: enter another day." });
    const problem = responseDateProblem(dueOn, subject.recommendation.review.publishedOn);
    if (problem) throw new Invalid({ dueOn: problem });
    return { ...subject, owner };
  },
  async write(ctx, { input: { dueOn }, subject: { id, owner } }) {
    await ctx.db.insert(responseRequests).values({ trail: ctx.event, recommendationId: id, agencyId: owner, dueOn });
  },
});

/**
 * Says whether an agency accepts a recommendation, and why. The owner’s response answers the request; a contributor’s is
 * shown beside it. Throws Conflict if no response is owed or the request has changed, and Invalid for a day in the future.
 */
export const respond = defineCommand({
  name: "respond",
  input: responseInput,
  onIdentifier: "hold",
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, { reference, agencyId, answer, reason, respondedOn, seen }) {
    const subject = await getReportingSubject(ctx, reference, agencyId);
    await assertOpen(ctx, subject.id);
    const state = await getResponseState(ctx, subject.id);
    const yours = { label: "Your response", text: `${answerNames[answer]}. ${reason}` };
    if (state.response)
      throw new Conflict("The owner has responded already.", [
        { label: "Its response", text: `${answerNames[state.response.answer]}. ${state.response.reason}` },
        yours,
      ]);
    if (!state.request) throw new Conflict("No response is asked for. The business team asks for one.", [yours]);
    if (state.request.trail !== seen)
      throw new Conflict(
        "The date of the response changed while you had the page open.",
        [{ label: "It is owed by", text: formatDate(state.request.dueOn) }, yours],
        state.request.trail,
      );
    if (respondedOn !== undefined && respondedOn > ctx.asOf.date)
      throw new Invalid({ respondedOn: "Enter today or an earlier day as the day of the response." });
    return subject;
  },
  async write(ctx, { input: { answer, reason, respondedOn }, subject: { id, agencyId, asOwner }, held }) {
    await ctx.db.insert(responses).values({
      trail: ctx.event,
      recommendationId: id,
      agencyId,
      asOwner,
      answer,
      reason,
      respondedOn: respondedOn ?? ctx.asOf.date,
      held,
    });
  },
});

async function assertOpen(ctx: Context, id: number): Promise<void> {
  if (isClosed((await findSignOff(ctx, id))?.step ?? null))
    throw new Conflict("This recommendation is closed, so no response is expected. The Executive can reopen it.");
}
