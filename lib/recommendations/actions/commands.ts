import { actionReports, actions, asks } from "#db/schema/index.ts";
import { defineCommand } from "#lib/core/command.ts";
import { asOfInstant } from "#lib/core/context.ts";
import { Conflict, Invalid, NotFound } from "#lib/core/errors.ts";
import { assertLead, getRecommendationSubject, getReportingSubject } from "#lib/recommendations/ownership.queries.ts";
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
        "Somebody else named the asks while you had the page open.",
        [
          { label: "The asks now", text: current.map(({ words }) => words).join("\n") },
          { label: "Yours", text: submitted.join("\n") },
        ],
        current.at(-1)?.id ?? 0,
      );
    const hasActions = (await listActions(ctx, subject.id)).some(({ askId }) => current.some(({ id }) => id === askId));
    if (hasActions) throw new Conflict("Actions hang under these asks already, so they stay as they are.");
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
 * Throws Invalid for an agency, lead or ask that does not belong to the recommendation, and for a past date.
 */
export const addAction = defineCommand({
  name: "addAction",
  input: actionInput,
  onIdentifier: "hold",
  freeText: ({ what }) => ({ what }),
  async subject(ctx, { reference, onBehalfOf, agencyId, personId, askId, dueOn }) {
    const subject = await getReportingSubject(ctx, reference, onBehalfOf);
    const { responsible } = subject;
    if (agencyId !== responsible.owner && !responsible.contributors.includes(agencyId))
      throw new Invalid({ agencyId: "Choose the owner or a contributor." });
    if (personId !== undefined)
      await assertLead(ctx, agencyId, personId, { personId: "Choose a lead of the agency that is to do it." });
    const named = await listAsks(ctx, subject.id);
    if (askId !== undefined && !named.some(({ id }) => id === askId))
      throw new Invalid({ askId: "Choose an ask from the list." });
    if (dueOn < ctx.asOf.date) throw new Invalid({ dueOn: "Enter a day that is still to come." });
    return subject;
  },
  async write(ctx, { input: { agencyId, personId, askId, what, dueOn }, subject, held }) {
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
        "Somebody else reported on this action while you had the page open.",
        [
          { label: "What they said", text: `${actionStateNames[action.state]}. ${action.note}` },
          { label: "Yours", text: note },
        ],
        action.reportTrail ?? 0,
      );
    if (doneOn !== undefined && doneOn > ctx.asOf.date)
      throw new Invalid({ doneOn: "Enter a day that has come: when it was done." });
    return subject;
  },
  async write(ctx, { input: { actionTrail, state, doneOn, note }, subject: { agencyId }, held }) {
    await ctx.db
      .insert(actionReports)
      .values({ trail: ctx.event, actionTrail, agencyId, state, doneOn: doneOn ?? null, note, held });
  },
});
