import { eq } from "drizzle-orm";
import { trail } from "#db/schema/index.ts";
import { dateOf } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";
import { draftCover } from "./draft.queries.ts";
import { findCover } from "./queries.ts";
import type { Cover } from "./rules.ts";

/**
 * What a cover sheet would say if it was drafted now, where the facts have changed since the saved one was written, so that
 * its sentences may contradict the rest of the paper. Null if nothing of it has changed, or none is saved.
 */
export async function findCoverDrift(ctx: Context, meeting: Meeting): Promise<Pick<Cover, "asks" | "summary"> | null> {
  const saved = await findCover(ctx, meeting.id);
  const row = saved && (await ctx.db.select({ at: trail.at }).from(trail).where(eq(trail.number, saved.trail)).get());
  if (!row || !saved) return null;
  const asOf = { instant: row.at, date: dateOf(row.at), event: saved.trail };
  const then = await draftCover({ ...ctx, asOf }, meeting);
  const { asks, summary } = await draftCover(ctx, meeting);
  return then.asks === asks && then.summary === summary ? null : { asks, summary };
}
