import type { Directory } from "#lib/agencies/rules.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import type { Known } from "#lib/history/words.ts";
import { listMeetings } from "#lib/meetings/queries.ts";
import { namesOfPeople } from "#lib/people/queries.ts";

/** The names and days that happenings are told with. */
export async function knownTo(viewer: Viewer, directory: Directory): Promise<Known> {
  const meetings = await listMeetings(viewer);
  return {
    names: await namesOfPeople(viewer),
    directory,
    meetings: new Map(meetings.map(({ id, heldOn }) => [id, heldOn])),
  };
}
