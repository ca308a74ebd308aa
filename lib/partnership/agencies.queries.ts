import { and, desc, eq, lte, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { agencies, agencyNames, agencyPlaces, dissolutions, successors, trail } from "#db/schema/index.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import { memoizeAsOf } from "#lib/core/memoize.ts";
import type { Recorded } from "#lib/core/recorded-dates.ts";
import type { Agency, Directory } from "./agencies.rules.ts";

const upTo = sql.placeholder("trail");

const agencyRows = prepared((on) =>
  on
    .select({
      id: agencies.id,
      isExecutive: agencies.isExecutive,
      isOutside: sql<boolean>`coalesce((select p.is_outside from ${agencyPlaces} p where p.agency_id = ${agencies.id}
        and p.trail <= ${upTo} order by p.trail desc limit 1), 0)`.mapWith(Boolean),
      name: agencyNames.name,
      nameTrail: agencyNames.trail,
      dissolvedOn: dissolutions.dissolvedOn,
    })
    .from(agencies)
    .innerJoin(
      agencyNames,
      eq(
        agencyNames.trail,
        sql`(select max(n.trail) from ${agencyNames} n where n.agency_id = ${agencies.id} and n.trail <= ${upTo})`,
      ),
    )
    .leftJoin(dissolutions, and(eq(dissolutions.agencyId, agencies.id), lte(dissolutions.trail, upTo)))
    .orderBy(agencyNames.name)
    .prepare(),
);

const successorRows = prepared((on) =>
  on
    .select({ agencyId: successors.agencyId, successorId: successors.successorId })
    .from(successors)
    .where(lte(successors.trail, upTo))
    .prepare(),
);

/** All agencies with their names and successors as of an instant, sorted by name. */
export function listAgencies(ctx: Snapshot): Promise<Directory> {
  return directory(ctx, null);
}

const directory = memoizeAsOf(32, (ctx: Snapshot, _all: null) => directoryFrom(ctx));

async function directoryFrom(ctx: Snapshot): Promise<Directory> {
  const succession = Map.groupBy(successorRows(ctx.db).all({ trail: ctx.asOf.event }), (row) => row.agencyId);
  return new Map(
    agencyRows(ctx.db)
      .all({ trail: ctx.asOf.event })
      .map((row): [number, Agency] => [
        row.id,
        { ...row, successorIds: (succession.get(row.id) ?? []).map((s) => s.successorId) },
      ]),
  );
}

/** One agency. Throws NotFound. */
export async function getAgency(ctx: Snapshot, id: number): Promise<Agency> {
  const agency = (await listAgencies(ctx)).get(id);
  if (!agency) throw new NotFound("agency");
  return agency;
}

/** A name of an agency, with when it was recorded. */
interface AgencyName extends Pick<Recorded, "at" | "role"> {
  readonly trail: number;
  readonly name: string;
}

/** The names of an agency up to an instant, newest first; `at` is the instant of the renaming. */
export async function listAgencyNames(ctx: Snapshot, agencyId: number): Promise<AgencyName[]> {
  return ctx.db
    .select({ trail: agencyNames.trail, name: agencyNames.name, at: trail.at, role: trail.role })
    .from(agencyNames)
    .innerJoin(trail, eq(trail.number, agencyNames.trail))
    .where(and(eq(agencyNames.agencyId, agencyId), lte(agencyNames.trail, ctx.asOf.event)))
    .orderBy(desc(agencyNames.trail));
}
