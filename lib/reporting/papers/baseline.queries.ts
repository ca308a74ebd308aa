import { desc, eq, lte, type SQL, sql } from "drizzle-orm";
import { meetings, papers, trail } from "#db/schema/index.ts";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import { type AsOf, asOfDate, type Snapshot } from "#lib/core/context.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import { type Meeting, meetingsAround } from "#lib/partnership/meetings.rules.ts";

/** The baseline for the changes in a paper: the last paper issued for an earlier meeting, or else the meeting before; null if none. */
export async function findBaseline(ctx: Snapshot, meeting: Meeting): Promise<Baseline | null> {
  const last = await findPaperBaseline(ctx, sql`${meetings.heldOn} < ${meeting.heldOn}`);
  if (last) return last;
  const { last: before } = meetingsAround(await listMeetings(ctx), meeting.heldOn);
  return (
    before && { asOf: await asOfDate(before.heldOn, ctx.db), words: `the meeting of ${formatDate(before.heldOn)}` }
  );
}

/** The instant since which changes are reported, with its name, such as "the paper of 14 January 2027". */
export interface Baseline {
  readonly asOf: AsOf;
  readonly words: string;
}

/** The last paper issued up to an instant, as a baseline for changes; null if there is none. */
export function findLastPaperBaseline(ctx: Snapshot): Promise<Baseline | null> {
  return findPaperBaseline(ctx, lte(papers.trail, ctx.asOf.event));
}

async function findPaperBaseline(ctx: Snapshot, which: SQL): Promise<Baseline | null> {
  const last = await ctx.db
    .select({ upTo: papers.upTo, at: trail.at, heldOn: meetings.heldOn })
    .from(papers)
    .innerJoin(trail, eq(trail.number, papers.trail))
    .innerJoin(meetings, eq(meetings.id, papers.meetingId))
    .where(which)
    .orderBy(desc(papers.trail))
    .limit(1)
    .get();
  return last
    ? {
        asOf: { instant: last.at, date: dateOf(last.at), event: last.upTo },
        words: `the paper of ${formatDate(last.heldOn)}`,
      }
    : null;
}
