import { and, eq, lte, sql } from "drizzle-orm";
import { database, prepared, type Reading } from "#db/client.ts";
import { agencies, agencyNames, dissolutions, successors } from "#db/schema/index.ts";
import { NotFound } from "#lib/core/errors.ts";
import type { Moment } from "#lib/core/moment.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import type { Agency, Directory } from "./rules.ts";

const upTo = sql.placeholder("trail");

const agencyRows = prepared((on) =>
  on
    .select({
      id: agencies.id,
      isExecutive: agencies.isExecutive,
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

/** Every agency, under the name it had and with the successors known as at a moment, by name. */
export async function agenciesAsAt(
  _viewer: Viewer,
  moment: Moment,
  on: Reading = database().reading,
): Promise<Directory> {
  const succession = Map.groupBy(successorRows(on).all({ trail: moment.trail }), (row) => row.agencyId);
  return new Map(
    agencyRows(on)
      .all({ trail: moment.trail })
      .map((row): [number, Agency] => [
        row.id,
        { ...row, successorIds: (succession.get(row.id) ?? []).map((s) => s.successorId) },
      ]),
  );
}

/** One agency. Throws NotFound where there is none. */
export async function getAgency(viewer: Viewer, id: number, moment: Moment, on?: Reading): Promise<Agency> {
  const agency = (await agenciesAsAt(viewer, moment, on)).get(id);
  if (!agency) throw new NotFound("agency");
  return agency;
}
