import type { Reading } from "#db/client.ts";
import { handedActions, handedRecommendations, handoverAcceptances, handovers } from "#db/schema/index.ts";
import { momentAt } from "#lib/core/as-of.ts";
import { defineCommand } from "#lib/core/command.ts";
import { Conflict, Invalid } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { listLeads, personAsSubject } from "#lib/identity/people/queries.ts";
import { getHandover, type Portfolio, portfolioOf } from "./handover.queries.ts";
import { handingOver, handoverAcceptance } from "./handover.rules.ts";

/** Gives all that one lead leads or is to do to another lead of the same agency, in one step. Who did what stays as it was. */
export const handOver = defineCommand({
  name: "handOver",
  input: handingOver,
  freeText: ({ reason }) => ({ reason }),
  async subject(on, { fromPersonId, toPersonId, seen }, viewer, at) {
    const subject = await personAsSubject(on, fromPersonId);
    await demandSuccessor(on, viewer, subject.person, toPersonId);
    const moment = await momentAt(at, on);
    const portfolio = await portfolioOf(viewer, fromPersonId, moment, on);
    if (itemsOf(portfolio).length === 0) throw new Conflict("There is nothing to hand over: nothing is theirs.");
    const onThePage = await portfolioOf(viewer, fromPersonId, { ...moment, trail: seen }, on);
    if (itemsOf(portfolio).join() !== itemsOf(onThePage).join())
      throw new Conflict(
        "What is theirs has changed while you had the page open.",
        [
          {
            label: "Theirs now",
            text: [
              ...portfolio.recommendations.map(({ reference, shortTitle }) => `${reference}, ${shortTitle}`),
              ...portfolio.actions.map(({ what }) => what),
            ].join("\n"),
          },
        ],
        moment.trail,
      );
    return { ...subject, portfolio };
  },
  async write({ on, input: { fromPersonId, toPersonId, reason }, subject: { portfolio }, trail }) {
    await on.insert(handovers).values({ trail, fromPersonId, toPersonId, reason });
    for (const { id } of portfolio.recommendations)
      await on.insert(handedRecommendations).values({ trail, recommendationId: id, toPersonId });
    for (const action of portfolio.actions)
      await on.insert(handedActions).values({ trail, actionTrail: action.trail, toPersonId });
  },
});

/** Accepts what was handed over: only the successor does, and until then it is flagged. */
export const acceptHandover = defineCommand({
  name: "acceptHandover",
  input: handoverAcceptance,
  async subject(on, { handoverTrail }, viewer, at) {
    const handover = await getHandover(viewer, handoverTrail, await momentAt(at, on), on);
    if (handover.acceptedAt !== null && viewer.personId === handover.toPersonId)
      throw new Conflict("You have accepted this already.");
    const responsible = { owner: null, contributors: [], executiveOwns: false, addressee: handover.toPersonId };
    return { kind: "person", id: handover.toPersonId, responsible };
  },
  async write({ on, input: { handoverTrail }, trail }) {
    await on.insert(handoverAcceptances).values({ trail, handoverTrail });
  },
});

function itemsOf({ recommendations, actions }: Portfolio): string[] {
  return [...recommendations.map(({ reference }) => reference), ...actions.map(({ trail }) => `action ${trail}`)];
}

async function demandSuccessor(
  on: Reading,
  viewer: Viewer,
  from: Awaited<ReturnType<typeof personAsSubject>>["person"],
  toPersonId: number,
) {
  const refuse = (sentence: string) => {
    throw new Invalid({ toPersonId: sentence });
  };
  if (toPersonId === from.id) refuse("Choose somebody else.");
  const leads = await listLeads(viewer, on);
  const successor = leads.find(({ id }) => id === toPersonId);
  if (!successor) refuse("Choose a lead who can sign in: this person is disabled, or no lead.");
  else if (from.agencyId !== null && successor.agencyId !== from.agencyId) refuse("Choose a lead of the same agency.");
}
