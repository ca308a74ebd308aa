import type { Snapshot } from "#lib/core/context.ts";
import { parsePeriod } from "#lib/reporting/yearly-extract/rules.ts";
import { firstReviewDate } from "./as-at.ts";

type SearchParam = string | string[] | undefined | null;

/** The period in the search parameters `from` and `to`. */
export async function requestedPeriod(ctx: Snapshot, from: SearchParam, to: SearchParam) {
  const requested = { from: [from ?? undefined].flat()[0], to: [to ?? undefined].flat()[0] };
  return parsePeriod(requested, ctx.asOf.date, await firstReviewDate(ctx));
}
