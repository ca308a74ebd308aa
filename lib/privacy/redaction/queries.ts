import { desc, eq, inArray, sql } from "drizzle-orm";
import { type FreeText, readableTextsOf } from "#db/free-texts.ts";
import { recommendations, redactedTexts, redactions, trail } from "#db/schema/index.ts";
import { assertRead, type CommandName, parseCommandName } from "#lib/core/access.ts";
import type { Instant } from "#lib/core/clock.ts";
import type { Context, Snapshot } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import { asRead } from "./stored-json.ts";

/** An event with its free texts. */
export interface WrittenTexts {
  readonly trail: number;
  readonly at: Instant;
  readonly command: CommandName;
  /** The recommendation that it is about, if any. */
  readonly reference: string | null;
  readonly texts: readonly FreeText[];
}

/** The free texts of an event as a person reads them, for those who may remove a passage. Throws NotFound if there is no such event, or if the viewer may not see it. */
export async function getWrittenTexts(ctx: Context, trailNumber: number): Promise<WrittenTexts> {
  assertRead(ctx.viewer, "seeHeld", `trail ${trailNumber}`);
  const row = await ctx.db
    .select({
      trail: trail.number,
      at: trail.at,
      command: trail.command,
      reference: sql<string | null>`(select r.reference from ${recommendations} r
        where ${trail.subjectKind} = 'recommendation' and r.id = ${trail.subjectId})`,
    })
    .from(trail)
    .where(eq(trail.number, trailNumber))
    .get();
  if (!row) throw new NotFound("trail row");
  return { ...row, command: parseCommandName(row.command), texts: readableTextsOf(ctx.db, trailNumber).map(asRead) };
}

/** The removal of a passage or a file from an event: when, by whom and why. */
export interface Redaction {
  readonly trail: number;
  readonly factTrail: number;
  readonly what: "passage" | "file";
  readonly reason: string;
  readonly at: Instant;
  readonly personId: number | null;
}

/** What was removed from these events, newest first, also as of a day before the removal. */
export async function redactionsOf(ctx: Snapshot, trailNumbers: readonly number[]): Promise<Redaction[]> {
  return ctx.db
    .selectDistinct({
      trail: redactions.trail,
      factTrail: redactedTexts.factTrail,
      what: redactions.what,
      reason: redactions.reason,
      at: trail.at,
      personId: trail.personId,
    })
    .from(redactedTexts)
    .innerJoin(redactions, eq(redactions.trail, redactedTexts.trail))
    .innerJoin(trail, eq(trail.number, redactions.trail))
    .where(inArray(redactedTexts.factTrail, [...trailNumbers]))
    .orderBy(desc(redactions.trail));
}
