import { and, count, eq, isNotNull } from "drizzle-orm";
import type { Reading } from "#db/client.ts";
import { recoveryCodes, secondFactors } from "#db/schema/index.ts";
import { assertRead } from "#lib/core/access.ts";
import type { Instant } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";

export interface SecondFactor {
  /** When it was turned on; null if there is none. */
  readonly since: Instant | null;
  readonly recoveryCodesLeft: number;
}

/** The second factor of a person. Throws NotFound unless the viewer is that person or on the business team. */
export async function secondFactorOf(ctx: Context, personId: number): Promise<SecondFactor> {
  if (ctx.viewer.personId !== personId) assertRead(ctx.viewer, "seePeople", `person ${personId}`);
  const on = ctx.db;
  const row = await on
    .select({ since: secondFactors.confirmedAt })
    .from(secondFactors)
    .where(eq(secondFactors.personId, personId))
    .get();
  if (!row || row.since === null) return { since: null, recoveryCodesLeft: 0 };
  const left = await on.select({ n: count() }).from(recoveryCodes).where(eq(recoveryCodes.personId, personId)).get();
  return { since: row.since, recoveryCodesLeft: left?.n ?? 0 };
}

/** Whether a person has turned on a second factor. Does not check access. */
export async function hasSecondFactor(on: Reading, personId: number): Promise<boolean> {
  const confirmed = and(eq(secondFactors.personId, personId), isNotNull(secondFactors.confirmedAt));
  return (await on.select({ id: secondFactors.personId }).from(secondFactors).where(confirmed).get()) !== undefined;
}
