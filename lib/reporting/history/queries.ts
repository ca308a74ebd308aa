import { and, asc, desc, eq, gte, inArray, lt, lte, notInArray, sql } from "drizzle-orm";
import { holds, recommendations, trail } from "#db/schema/index.ts";
import { assertRead, type CommandName, mayRead, parseCommandName } from "#lib/core/access.ts";
import { endOfDay, type Instant, instantOf } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import type { Role } from "#lib/core/viewer.ts";
import { isHeldAsOf, isVisibleRow } from "#lib/core/visibility.ts";
import { wordsAsOf } from "#lib/partnership/wordings.queries.ts";
import { commandsIn } from "#lib/reporting/timeline/registry.ts";
import type { HistoryFilter } from "./rules.ts";

/** One event, as the history lists it. */
export interface HistoryRow {
  readonly number: number;
  readonly at: Instant;
  readonly personId: number | null;
  readonly role: Role;
  readonly agencyId: number | null;
  readonly command: CommandName;
  readonly subjectKind: string;
  readonly subjectId: number;
  /** The recommendation that it is about; for a release or a removal, the one that the released or changed event is about. */
  readonly reference: string | null;
  readonly shortTitle: string | null;
  readonly sample: boolean;
  readonly isHeld: boolean;
  readonly digest: string | null;
  readonly hash: string | null;
}

export const HISTORY_PAGE = 50;

/** The events of the whole tracker, newest first: at most `most` of those before `filter.before`. Throws NotFound if the viewer may not see the history. */
export async function listHistory(ctx: Context, filter: HistoryFilter, most = HISTORY_PAGE): Promise<HistoryRow[]> {
  assertRead(ctx.viewer, "seeHistory", "all");
  const { person, reference, kind, from, to, before } = filter;
  const isHeld = isHeldAsOf(ctx.asOf.event);
  const aboutTrail = sql`(select w.subject_id from ${trail} w where w.number = ${trail.subjectId} and w.subject_kind = 'recommendation')`;
  const rows = await ctx.db
    .select({
      number: trail.number,
      at: trail.at,
      personId: trail.personId,
      role: trail.role,
      agencyId: trail.agencyId,
      command: trail.command,
      subjectKind: trail.subjectKind,
      subjectId: trail.subjectId,
      reference: recommendations.reference,
      shortTitle: wordsAsOf(ctx.asOf.event).shortTitle,
      sample: trail.sample,
      isHeld: isHeld.mapWith(Boolean),
      digest: trail.digest,
      hash: trail.hash,
    })
    .from(trail)
    .leftJoin(holds, eq(holds.trail, trail.number))
    .leftJoin(
      recommendations,
      sql`${recommendations.id} = case ${trail.subjectKind} when 'recommendation' then ${trail.subjectId} when 'trail' then ${aboutTrail} end`,
    )
    .where(
      and(
        lte(trail.number, ctx.asOf.event),
        isVisibleRow(ctx),
        mayRead(ctx.viewer, "seePeople") ? undefined : notInArray(trail.command, commandsIn("people")),
        person === undefined ? undefined : eq(trail.personId, person),
        reference === undefined ? undefined : eq(recommendations.reference, reference),
        kind === undefined ? undefined : inArray(trail.command, commandsIn(kind)),
        from === undefined ? undefined : gte(trail.at, instantOf(from, "00:00")),
        to === undefined ? undefined : lte(trail.at, endOfDay(to)),
        before === undefined ? undefined : lt(trail.number, before),
      ),
    )
    .orderBy(desc(trail.number))
    .limit(most);
  return rows.map((row) => ({ ...row, command: parseCommandName(row.command) }));
}

const EXPORTED_AT_A_TIME = 500;

/** The whole history that the filter selects, newest first, read a few hundred rows at a time. Throws NotFound if the viewer may not see the history. */
export async function* eachInHistory(
  ctx: Context,
  { before: _, ...filter }: HistoryFilter,
): AsyncGenerator<HistoryRow> {
  let before: number | undefined;
  for (;;) {
    const page = { ...filter, ...(before !== undefined && { before }) };
    const rows = await listHistory(ctx, page, EXPORTED_AT_A_TIME);
    yield* rows;
    before = rows.at(-1)?.number;
    if (before === undefined || rows.length < EXPORTED_AT_A_TIME) return;
  }
}

/** The ids of the people who have caused events, in the order of their first one. Throws NotFound if the viewer may not see the history. */
export async function listAuthors(ctx: Context): Promise<number[]> {
  assertRead(ctx.viewer, "seeHistory", "all");
  const rows = await ctx.db
    .select({ personId: trail.personId })
    .from(trail)
    .where(sql`${trail.personId} is not null`)
    .groupBy(trail.personId)
    .orderBy(asc(sql`min(${trail.number})`));
  return rows.flatMap(({ personId }) => personId ?? []);
}
