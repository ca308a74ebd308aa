import { and, asc, eq, gte, lt, lte } from "drizzle-orm";
import { recommendations, trail } from "#db/schema/index.ts";
import type { Context } from "#lib/core/context.ts";

/** The references of the recommendations that the viewer set with one form, of which `formKey` is the key. */
export async function listSetTogether(ctx: Context, formKey: string): Promise<string[]> {
  if (ctx.viewer.personId === null) return [];
  const rows = await ctx.db
    .selectDistinct({
      reference: recommendations.reference,
      reviewId: recommendations.reviewId,
      number: recommendations.number,
    })
    .from(trail)
    .innerJoin(recommendations, eq(recommendations.id, trail.subjectId))
    .where(
      and(
        eq(trail.personId, ctx.viewer.personId),
        eq(trail.subjectKind, "recommendation"),
        lte(trail.number, ctx.asOf.event),
        // The keys of its events begin with its own and a slash; "0" is the character after the slash.
        gte(trail.formKey, `${formKey}/`),
        lt(trail.formKey, `${formKey}0`),
      ),
    )
    .orderBy(asc(recommendations.reviewId), asc(recommendations.number));
  return rows.map(({ reference }) => reference);
}
