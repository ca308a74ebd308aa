import type { Reading } from "#db/client.ts";
import { actionReports, actions, asks } from "#db/schema/index.ts";
import { momentAt } from "#lib/core/as-of.ts";
import { defineCommand } from "#lib/core/command.ts";
import { Conflict, Invalid, NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { listLeads } from "#lib/identity/people/queries.ts";
import { recommendationAsSubject, reportingSubject } from "#lib/recommendations/ownership.queries.ts";
import { getAction, listActions, listAsks } from "./queries.ts";
import { actionReport, actionStateNames, askNaming, newAction } from "./rules.ts";

/** Names the separate things that a compound recommendation asks for; the wording stays whole. Not once an action hangs under one. */
export const nameAsks = defineCommand({
  name: "nameAsks",
  input: askNaming,
  freeText: ({ asks: words }) => ({ asks: words.join("\n") }),
  async subject(on, { reference, asks: yours, seen }, viewer, at) {
    const subject = await recommendationAsSubject(on, viewer, reference, at);
    const theirs = await listAsks(viewer, subject.id, subject.moment, on);
    if ((theirs.at(-1)?.id ?? 0) !== seen)
      throw new Conflict(
        "Somebody else named the asks while you had the page open.",
        [
          { label: "The asks now", text: theirs.map(({ words }) => words).join("\n") },
          { label: "Yours", text: yours.join("\n") },
        ],
        theirs.at(-1)?.id ?? 0,
      );
    const hanging = (await listActions(viewer, subject.id, subject.moment, on)).some(({ askId }) =>
      theirs.some(({ id }) => id === askId),
    );
    if (hanging) throw new Conflict("Actions hang under these asks already, so they stay as they are.");
    return subject;
  },
  async write({ on, input, subject, trail }) {
    await on.insert(asks).values(input.asks.map((words) => ({ trail, recommendationId: subject.id, words })));
  },
});

/** Adds an action under a recommendation: one concrete step, whose it is, and by when. */
export const addAction = defineCommand({
  name: "addAction",
  input: newAction,
  doubtful: "held",
  freeText: ({ what }) => ({ what }),
  async subject(on, { reference, onBehalfOf, agencyId, personId, askId, dueOn }, viewer, at) {
    const subject = await reportingSubject(on, viewer, reference, onBehalfOf, at);
    const { responsible, moment } = subject;
    if (agencyId !== responsible.owner && !responsible.contributors.includes(agencyId))
      throw new Invalid({ agencyId: "Choose the owner or a contributor." });
    if (personId !== undefined) await demandLeadOf(on, viewer, agencyId, personId);
    const known = await listAsks(viewer, subject.id, moment, on);
    if (askId !== undefined && !known.some(({ id }) => id === askId))
      throw new Invalid({ askId: "Choose an ask from the list." });
    if (dueOn < moment.date) throw new Invalid({ dueOn: "Enter a day that is still to come." });
    return subject;
  },
  async write({ on, input: { agencyId, personId, askId, what, dueOn }, subject, trail, held }) {
    await on.insert(actions).values({
      trail,
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

/** Says how far an action has come: a note, that it is done and since when, or that it was dropped and why. */
export const reportOnAction = defineCommand({
  name: "reportOnAction",
  input: actionReport,
  doubtful: "held",
  freeText: ({ note }) => ({ note }),
  async subject(on, { actionTrail, agencyId, doneOn, note, seen }, viewer, at) {
    const action = await getAction(viewer, actionTrail, await momentAt(at, on), on);
    if (action.isHeld) throw new NotFound("action");
    const subject = await reportingSubject(on, viewer, action.reference, agencyId, at);
    if ((action.reportTrail ?? 0) !== seen)
      throw new Conflict(
        "Somebody else reported on this action while you had the page open.",
        [
          { label: "What they said", text: `${actionStateNames[action.state]}. ${action.note}` },
          { label: "Yours", text: note },
        ],
        action.reportTrail ?? 0,
      );
    if (doneOn !== undefined && doneOn > subject.moment.date)
      throw new Invalid({ doneOn: "Enter a day that has come: when it was done." });
    return subject;
  },
  async write({ on, input: { actionTrail, state, doneOn, note }, subject: { agencyId }, trail, held }) {
    await on.insert(actionReports).values({ trail, actionTrail, agencyId, state, doneOn: doneOn ?? null, note, held });
  },
});

async function demandLeadOf(on: Reading, viewer: Viewer, agencyId: number, personId: number) {
  const leads = await listLeads(viewer, on);
  if (!leads.some((lead) => lead.id === personId && lead.agencyId === agencyId))
    throw new Invalid({ personId: "Choose a lead of the agency that is to do it." });
}
