import { formatDate } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { getMeeting } from "#lib/partnership/meetings.queries.ts";

/** Reads the name and the day of the meeting of a page, for its title. Throws NotFound. */
export function meetingName(params: Promise<{ date: string }>) {
  return async (ctx: Context) => {
    const { title, heldOn } = await getMeeting(ctx, (await params).date);
    return `${title}, ${formatDate(heldOn)}`;
  };
}
