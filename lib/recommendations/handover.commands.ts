import { handedActions, handedRecommendations, handoverAcceptances, handovers } from "#db/schema/index.ts";
import { defineCommand } from "#lib/core/command.ts";
import { asOfInstant, type Snapshot } from "#lib/core/context.ts";
import { Conflict, Invalid } from "#lib/core/errors.ts";
import { listLeads, loadPersonSubject } from "#lib/identity/people/queries.ts";
import { getHandover, getPortfolio, type Portfolio } from "./handover.queries.ts";
import { handoverAcceptanceInput, handoverInput } from "./handover.rules.ts";

/**
 * Hands all open work of one lead over to another lead of the same agency, in one step; the history keeps the earlier
 * names. Throws Conflict if there is nothing to hand over or the work has changed, and Invalid for an unsuitable successor.
 */
export const handOver = defineCommand({
  name: "handOver",
  input: handoverInput,
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, { fromPersonId, toPersonId, seen }) {
    const subject = await loadPersonSubject(ctx.db, fromPersonId);
    await assertSuccessor(ctx, subject.person, toPersonId);
    const portfolio = await getPortfolio(ctx, fromPersonId);
    if (itemsOf(portfolio).length === 0)
      throw new Conflict("There is nothing to hand over: this person leads no recommendation and has no open action.");
    const portfolioOnPage = await getPortfolio({ ...ctx, asOf: { ...ctx.asOf, event: seen } }, fromPersonId);
    if (itemsOf(portfolio).join() !== itemsOf(portfolioOnPage).join())
      throw new Conflict(
        "Their work has changed while you had the page open.",
        [
          {
            label: "Their work now",
            text: [
              ...portfolio.recommendations.map(({ reference, shortTitle }) => `${reference}, ${shortTitle}`),
              ...portfolio.actions.map(({ what }) => what),
            ].join("\n"),
          },
        ],
        ctx.asOf.event,
      );
    return { ...subject, portfolio };
  },
  async write(ctx, { input: { fromPersonId, toPersonId, reason }, subject: { portfolio } }) {
    await ctx.db.insert(handovers).values({ trail: ctx.event, fromPersonId, toPersonId, reason });
    for (const { id } of portfolio.recommendations)
      await ctx.db.insert(handedRecommendations).values({ trail: ctx.event, recommendationId: id, toPersonId });
    for (const action of portfolio.actions)
      await ctx.db.insert(handedActions).values({ trail: ctx.event, actionTrail: action.trail, toPersonId });
  },
});

/** Accepts a handover. Only the successor may; until then the work is flagged. Throws Conflict if it is accepted already. */
export const acceptHandover = defineCommand({
  name: "acceptHandover",
  input: handoverAcceptanceInput,
  async subject(ctx, { handoverTrail }) {
    const handover = await getHandover({ ...ctx, asOf: await asOfInstant(ctx.at, ctx.db) }, handoverTrail);
    if (handover.acceptedAt !== null && ctx.viewer.personId === handover.toPersonId)
      throw new Conflict("You have accepted this already.");
    const responsible = { owner: null, contributors: [], executiveOwns: false, addressee: handover.toPersonId };
    return { kind: "person", id: handover.toPersonId, responsible };
  },
  async write(ctx, { input: { handoverTrail } }) {
    await ctx.db.insert(handoverAcceptances).values({ trail: ctx.event, handoverTrail });
  },
});

function itemsOf({ recommendations, actions }: Portfolio): string[] {
  return [...recommendations.map(({ reference }) => reference), ...actions.map(({ trail }) => `action ${trail}`)];
}

async function assertSuccessor(
  ctx: Snapshot,
  from: Awaited<ReturnType<typeof loadPersonSubject>>["person"],
  toPersonId: number,
) {
  const refuse = (sentence: string) => {
    throw new Invalid({ toPersonId: sentence });
  };
  if (toPersonId === from.id) refuse("Choose another person than the one whose work is handed over.");
  const leads = await listLeads(ctx);
  const successor = leads.find(({ id }) => id === toPersonId);
  if (!successor) refuse("Choose a lead who can sign in: this person is disabled, or no lead.");
  else if (from.agencyId !== null && successor.agencyId !== from.agencyId) refuse("Choose a lead of the same agency.");
}
