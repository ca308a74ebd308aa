import type { Viewer } from "#lib/core/viewer.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import type { Known } from "#lib/reporting/timeline/labels.ts";

/** The names and days that happenings are told with. */
export async function knownTo(viewer: Viewer, directory: Directory): Promise<Known> {
  const meetings = await listMeetings(viewer);
  return {
    names: await namesOfPeople(viewer),
    directory,
    meetings: new Map(meetings.map(({ id, heldOn }) => [id, heldOn])),
  };
}
