import { and, asc, desc, eq, lte, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import {
  agencies,
  agencyNames,
  assignments,
  dissolutions,
  recommendations,
  successors,
  trail,
} from "#db/schema/index.ts";
import type { Instant } from "#lib/core/clock.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import { memoizeAsOf } from "#lib/core/memoize.ts";
import { type Agency, type Directory, successorId } from "./agencies.rules.ts";

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

export interface AgencyName {
  readonly trail: number;
  readonly name: string;
  readonly at: Instant;
}

/** The names of an agency up to an instant, newest first; `at` is the instant of the renaming. */
export async function listAgencyNames(ctx: Snapshot, agencyId: number): Promise<AgencyName[]> {
  return ctx.db
    .select({ trail: agencyNames.trail, name: agencyNames.name, at: trail.at })
    .from(agencyNames)
    .innerJoin(trail, eq(trail.number, agencyNames.trail))
    .where(and(eq(agencyNames.agencyId, agencyId), lte(agencyNames.trail, ctx.asOf.event)))
    .orderBy(desc(agencyNames.trail));
}

/** The number of references that are listed for each agency. */
export const REFERENCES_SHOWN = 12;

/** The recommendations an agency owns: their number, and the first references for each agency they were assigned to. */
export interface OwnedRecommendations {
  readonly total: number;
  readonly parts: readonly { readonly agencyId: number; readonly references: readonly string[] }[];
}

export const nothingOwned: OwnedRecommendations = { total: 0, parts: [] };

/**
 * The recommendations owned by each agency as of an instant, by the id of the assigned agency's successor at that date. An
 * agency with several successors keeps its recommendations until one successor is chosen.
 */
export async function listOwnedRecommendations(
  ctx: Snapshot,
  directory: Directory,
): Promise<ReadonlyMap<number, OwnedRecommendations>> {
  const rows = await assignedReferences(ctx);
  const bySuccessor = Map.groupBy(rows, ({ agencyId }) => successorId(directory, agencyId, ctx.asOf.date) ?? agencyId);
  return new Map(
    [...bySuccessor].map(([id, owned]): [number, OwnedRecommendations] => {
      const byAgency = [...Map.groupBy(owned, (row) => row.agencyId)];
      const ownNameFirst = byAgency.toSorted(([a], [b]) => Number(b === id) - Number(a === id));
      let places = REFERENCES_SHOWN;
      const parts = ownNameFirst.map(([agencyId, named]) => {
        const references = named.slice(0, places).map(({ reference }) => reference);
        places -= references.length;
        return { agencyId, references };
      });
      const total = byAgency.reduce((sum, [, [first]]) => sum + (first?.total ?? 0), 0);
      return [id, { total, parts: parts.filter(({ references }) => references.length > 0) }];
    }),
  );
}

/** The first references assigned to each agency and their total, in one query for all agencies. */
async function assignedReferences(ctx: Snapshot) {
  const byAgency = sql`partition by ${assignments.agencyId}`;
  const placed = ctx.db
    .select({
      agencyId: assignments.agencyId,
      reference: recommendations.reference,
      place:
        sql<number>`row_number() over (${byAgency} order by ${recommendations.reviewId}, ${recommendations.number})`.as(
          "place",
        ),
      total: sql<number>`count(*) over (${byAgency})`.as("total"),
    })
    .from(recommendations)
    .innerJoin(
      assignments,
      sql`${assignments.trail} = (select max(a.trail) from ${assignments} a where a.recommendation_id = ${recommendations.id} and a.trail <= ${ctx.asOf.event})`,
    )
    .where(lte(recommendations.trail, ctx.asOf.event))
    .as("placed");
  return ctx.db
    .select()
    .from(placed)
    .where(lte(placed.place, REFERENCES_SHOWN))
    .orderBy(asc(placed.agencyId), asc(placed.place));
}
