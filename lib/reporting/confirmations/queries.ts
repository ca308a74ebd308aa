import { and, eq, gte, sql } from "drizzle-orm";
import { holds, recommendations, trail } from "#db/schema/index.ts";
import { parseCommandName } from "#lib/core/access.ts";
import type { Context } from "#lib/core/context.ts";
import { isHeldAsOf } from "#lib/core/visibility.ts";
import { listLeads } from "#lib/identity/people/queries.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { commandLabel } from "#lib/reporting/timeline/registry.ts";
import { statusesById } from "#lib/status/queries.ts";
import { heldSentence, whatComesNext } from "./labels.ts";
import { findNextStep, type NextStep } from "./next-step.ts";

/** What a person is told after a post: what happened, what comes after it, and what they can do next. */
export interface Confirmation {
  readonly trail: number;
  /** The recommendation that it is about; null if it is about none. */
  readonly reference: string | null;
  readonly happened: string;
  readonly after: string | null;
  readonly next: NextStep | null;
}

/** How long after a post it is confirmed: a page that is opened again later, or whose address is passed on, says nothing. */
const RECENT = 10 * 60 * 1000;

/** The confirmation of a recent event of the viewer; null for any other event. */
export async function findConfirmation(ctx: Context, event: number): Promise<Confirmation | null> {
  if (ctx.viewer.personId === null) return null;
  const row = await ctx.db
    .select({
      command: trail.command,
      recommendationId: recommendations.id,
      reference: recommendations.reference,
      isHeld: isHeldAsOf(ctx.asOf.event).mapWith(Boolean),
    })
    .from(trail)
    .leftJoin(holds, eq(holds.trail, trail.number))
    .leftJoin(
      recommendations,
      and(eq(recommendations.id, trail.subjectId), sql`${trail.subjectKind} = 'recommendation'`),
    )
    .where(
      and(eq(trail.number, event), eq(trail.personId, ctx.viewer.personId), gte(trail.at, ctx.asOf.instant - RECENT)),
    )
    .get();
  if (!row) return null;
  const command = parseCommandName(row.command);
  const { date } = ctx.asOf;
  const meeting = (await listMeetings(ctx)).map(({ heldOn }) => heldOn).filter((day) => day >= date);
  const circumstances = { meeting: meeting.toSorted()[0] ?? null, ...(await standingOf(ctx, row.recommendationId)) };
  return {
    trail: event,
    reference: row.reference,
    happened: commandLabel(command),
    after: row.isHeld ? heldSentence : whatComesNext(command, circumstances),
    next: await findNextStep(ctx, { command, reference: row.reference }),
  };
}

/** How a recommendation stands after the post, and whether a person signs in for its owner. */
async function standingOf(ctx: Context, id: number | null) {
  if (id === null) return { status: null, ownerWithoutPeople: null };
  const status = (await statusesById(ctx, [id])).get(id) ?? null;
  const { responsible, directory } = await getOwnership(ctx, { id });
  const hasPeople =
    responsible.executiveOwns || (await listLeads(ctx)).some(({ agencyId }) => agencyId === responsible.owner);
  return { status, ownerWithoutPeople: hasPeople ? null : (directory.get(responsible.owner ?? 0) ?? null) };
}
