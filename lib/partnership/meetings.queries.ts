import { asc, eq } from "drizzle-orm";
import { prepared, type Reading } from "#db/client.ts";
import { meetings } from "#db/schema/index.ts";
import { type CalendarDate, dateOf, now } from "#lib/core/clock.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { Invalid, NotFound } from "#lib/core/errors.ts";
import type { Meeting } from "./meetings.rules.ts";

const meetingRows = prepared((on) =>
  on
    .select({ id: meetings.id, title: meetings.title, heldOn: meetings.heldOn, papersDueOn: meetings.papersDueOn })
    .from(meetings)
    .orderBy(asc(meetings.heldOn), asc(meetings.id))
    .prepare(),
);

/** All meetings of the Executive, past and future, by date. Not limited to the instant of the context. */
export async function listMeetings(ctx: Snapshot): Promise<Meeting[]> {
  return meetingRows(ctx.db).all();
}

/** The meeting on a date (YYYY-MM-DD); of several, the one added last. Throws NotFound. */
export async function getMeeting(ctx: Snapshot, heldOn: string): Promise<Meeting> {
  const found = (await listMeetings(ctx)).findLast((meeting) => meeting.heldOn === heldOn);
  if (!found) throw new NotFound("meeting");
  return found;
}

/** The first meeting after a date that has already been held; null if there is none. */
export async function meetingAfter(ctx: Snapshot, date: CalendarDate): Promise<Meeting | null> {
  const today = dateOf(now());
  return (await listMeetings(ctx)).find(({ heldOn }) => heldOn > date && heldOn <= today) ?? null;
}

/** Throws Invalid if the meeting does not exist. The meeting is optional. */
export async function assertMeeting(on: Reading, meetingId: number | undefined): Promise<void> {
  if (meetingId === undefined) return;
  const found = await on.select({ id: meetings.id }).from(meetings).where(eq(meetings.id, meetingId)).get();
  if (!found) throw new Invalid({ meetingId: "Choose a meeting from the list." });
}
