import { asc, lte, sql } from "drizzle-orm";
import { assignments, recommendations } from "#db/schema/index.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { type Directory, successorId } from "./agencies.rules.ts";

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
