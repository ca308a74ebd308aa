import type { CalendarDate } from "#lib/core/clock.ts";
import type { Snapshot } from "#lib/core/context.ts";
import type { EventLookups } from "#lib/core/events.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";

/** Names by id. */
export interface Lookups extends EventLookups {
  readonly directory: Directory;
  /** The days of the meetings at which something was decided, asked or noted. */
  readonly meetings: ReadonlyMap<number, CalendarDate>;
}

/** The names of people and agencies and the days of meetings that events are described with. */
export async function lookups(ctx: Snapshot): Promise<Lookups> {
  const meetings = await listMeetings(ctx);
  return {
    names: await namesOfPeople(ctx),
    directory: await listAgencies(ctx),
    meetings: new Map(meetings.map(({ id, heldOn }) => [id, heldOn])),
  };
}
