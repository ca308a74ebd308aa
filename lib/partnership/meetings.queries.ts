import { asc, eq, lte, sql } from "drizzle-orm";
import { prepared, type Reading } from "#db/client.ts";
import { meetings } from "#db/schema/index.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { Invalid, NotFound } from "#lib/core/errors.ts";
import type { Meeting } from "./meetings.rules.ts";

const meetingRows = prepared((on) =>
  on
    .select({ id: meetings.id, title: meetings.title, heldOn: meetings.heldOn, papersDueOn: meetings.papersDueOn })
    .from(meetings)
    .where(lte(meetings.trail, sql.placeholder("trail")))
    .orderBy(asc(meetings.heldOn), asc(meetings.id))
    .prepare(),
);

/** The meetings of the Executive that were entered as of an instant, past and future ones, by date. */
export async function listMeetings(ctx: Snapshot): Promise<Meeting[]> {
  return meetingRows(ctx.db).all({ trail: ctx.asOf.event });
}

/** The meeting on a date (YYYY-MM-DD); of several, the one added last. Throws NotFound. */
export async function getMeeting(ctx: Snapshot, heldOn: string): Promise<Meeting> {
  const found = (await listMeetings(ctx)).findLast((meeting) => meeting.heldOn === heldOn);
  if (!found) throw new NotFound("meeting");
  return found;
}

/** Throws Invalid if the meeting does not exist. The meeting is optional. */
export async function assertMeeting(on: Reading, meetingId: number | undefined): Promise<void> {
  if (meetingId === undefined) return;
  const found = await on.select({ id: meetings.id }).from(meetings).where(eq(meetings.id, meetingId)).get();
  if (!found) throw new Invalid({ meetingId: "Choose a meeting from the list." });
}
