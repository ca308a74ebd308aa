import { asc, eq } from "drizzle-orm";
import { database, prepared, type Reading } from "#db/client.ts";
import { meetings } from "#db/schema/index.ts";
import { Invalid } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import type { Meeting } from "./rules.ts";

const meetingRows = prepared((on) =>
  on
    .select({ id: meetings.id, title: meetings.title, heldOn: meetings.heldOn })
    .from(meetings)
    .orderBy(asc(meetings.heldOn), asc(meetings.id))
    .prepare(),
);

/** Every meeting of the Executive, in the order of their dates: those to come, too. */
export async function listMeetings(_viewer: Viewer, on: Reading = database().reading): Promise<Meeting[]> {
  return meetingRows(on).all();
}

/** Throws Invalid where a form names a meeting that is not there. It may name none. */
export async function demandMeeting(on: Reading, meetingId: number | undefined): Promise<void> {
  if (meetingId === undefined) return;
  const found = await on.select({ id: meetings.id }).from(meetings).where(eq(meetings.id, meetingId)).get();
  if (!found) throw new Invalid({ meetingId: "Choose a meeting from the list." });
}
