import type { Snapshot } from "#lib/core/context.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import type { Lookups } from "./labels.ts";

/** The names of people and agencies and the days of meetings that events are described with. */
export async function lookups(ctx: Snapshot): Promise<Lookups> {
  const meetings = await listMeetings(ctx);
  return {
    names: await namesOfPeople(ctx),
    directory: await listAgencies(ctx),
    meetings: new Map(meetings.map(({ id, heldOn }) => [id, heldOn])),
  };
}
