import type { Snapshot } from "#lib/core/context.ts";
import { parsePeriod } from "#lib/reporting/yearly-extract/rules.ts";
import { firstReview } from "./as-at.ts";

type Asked = string | string[] | undefined | null;

/** The period that `?from=` and `?to=` ask for. */
export async function periodOf(ctx: Snapshot, from: Asked, to: Asked) {
  const asked = { from: [from ?? undefined].flat()[0], to: [to ?? undefined].flat()[0] };
  return parsePeriod(asked, ctx.asOf.date, await firstReview(ctx));
}
