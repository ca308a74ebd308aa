import { actionReports, actions, asks, takenOver } from "#db/schema/index.ts";
import { mayTakeOver } from "#lib/core/access.ts";
import { defineCommand } from "#lib/core/command.ts";
import { asOfInstant } from "#lib/core/context.ts";
import { Conflict, Invalid, NotFound } from "#lib/core/errors.ts";
import { assertLead, getRecommendationSubject, getReportingSubject } from "#lib/recommendations/ownership.queries.ts";
import { datesProblems } from "#lib/recommendations/taken-over.rules.ts";
import { getAction, listActions, listAsks } from "./queries.ts";
import { actionInput, actionReportInput, actionStateNames, asksInput } from "./rules.ts";

/**
 * Splits a compound recommendation into named asks; its wording does not change. Throws Conflict if the asks were changed
 * since the page was made, or if an action already belongs to one of them.
 */
export const nameAsks = defineCommand({
  name: "nameAsks",
  input: asksInput,
  freeText: ({ asks: words }) => ({ asks: words.join("\n") }),
  async subject(ctx, { reference, asks: submitted, seen }) {
    const subject = await getRecommendationSubject(ctx, reference);
    const current = await listAsks(ctx, subject.id);
    if ((current.at(-1)?.id ?? 0) !== seen)
      throw new Conflict(
        "Another person named the parts while you had the page open.",
        [
          { label: "The parts now", text: current.map(({ words }) => words).join("\n") },
          { label: "Yours", text: submitted.join("\n") },
        ],
        current.at(-1)?.id ?? 0,
      );
    const hasActions = (await listActions(ctx, subject.id)).some(({ askId }) => current.some(({ id }) => id === askId));
    if (hasActions)
      throw new Conflict("Actions belong to these parts already, so the parts cannot be changed any more.");
    return subject;
  },
  async write(ctx, { input, subject }) {
    await ctx.db
      .insert(asks)
      .values(input.asks.map((words) => ({ trail: ctx.event, recommendationId: subject.id, words })));
  },
});

/**
 * Adds an action to a recommendation: one concrete step with a responsible agency, optionally a lead, and a due date.
 * Throws Invalid for an agency, lead or ask that does not belong to the recommendation, and for a past date, unless the
 * business team takes it over from an earlier plan.
 */
export const addAction = defineCommand({
  name: "addAction",
  input: actionInput,
  onIdentifier: "hold",
  freeText: ({ what, reason }) => ({ what, reason }),
  async subject(ctx, { reference, onBehalfOf, agencyId, personId, askId, dueOn, agreedOn, reason }) {
    const subject = await getReportingSubject(ctx, reference, onBehalfOf, "onBehalfOf");
    const { responsible } = subject;
    if (agencyId !== responsible.owner && !responsible.contributors.includes(agencyId))
      throw new Invalid({ agencyId: "Choose the agency that is to do it: the owner or a contributor." });
    if (personId !== undefined)
      await assertLead(ctx, agencyId, personId, { personId: "Choose a lead of the agency that is to do it." });
    const named = await listAsks(ctx, subject.id);
    if (askId !== undefined && !named.some(({ id }) => id === askId))
      throw new Invalid({ askId: "Choose a part of the recommendation from the list." });
    const isLate = dueOn < ctx.asOf.date && mayTakeOver(ctx.viewer);
    const problems = {
      ...datesProblems(ctx.viewer, { dueOn, agreedOn }, ctx.asOf.date),
      ...(isLate && reason === "" && { reason: "Say why an action is entered after the day it was due." }),
    };
    if (Object.keys(problems).length > 0) throw new Invalid(problems);
    return subject;
  },
  async write(ctx, { input: { agencyId, personId, askId, what, dueOn, agreedOn, reason }, subject, held }) {
    await ctx.db.insert(actions).values({
      trail: ctx.event,
      recommendationId: subject.id,
      addedForId: subject.agencyId,
      askId: askId ?? null,
      agencyId,
      personId: personId ?? null,
      what,
      dueOn,
      held,
    });
    if (agreedOn) await ctx.db.insert(takenOver).values({ trail: ctx.event, agreedOn, reason: reason || null });
  },
});

/**
 * Reports on an action: a progress note, its completion with the day, or that it was dropped with the reason. Throws
 * NotFound for an action held for review, Conflict if there is a newer report, and Invalid for a future day.
 */
export const reportOnAction = defineCommand({
  name: "reportOnAction",
  input: actionReportInput,
  onIdentifier: "hold",
  freeText: ({ note }) => ({ note }),
  async subject(ctx, { actionTrail, agencyId, doneOn, note, seen }) {
    const action = await getAction({ ...ctx, asOf: await asOfInstant(ctx.at, ctx.db) }, actionTrail);
    if (action.isHeld) throw new NotFound("action");
    const subject = await getReportingSubject(ctx, action.reference, agencyId);
    if ((action.reportTrail ?? 0) !== seen)
      throw new Conflict(
        "Another person reported on this action while you had the page open.",
        [
          { label: "What they said", text: `${actionStateNames[action.state]}. ${action.note}` },
          { label: "Yours", text: note },
        ],
        action.reportTrail ?? 0,
      );
    if (doneOn !== undefined && doneOn > ctx.asOf.date)
      throw new Invalid({ doneOn: "Enter today or an earlier day as the day it was done." });
    return subject;
  },
  async write(ctx, { input: { actionTrail, state, doneOn, note }, subject: { agencyId }, held }) {
    await ctx.db
      .insert(actionReports)
      .values({ trail: ctx.event, actionTrail, agencyId, state, doneOn: doneOn ?? null, note, held });
  },
});
