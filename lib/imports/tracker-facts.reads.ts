import { asc, inArray, sql } from "drizzle-orm";
import { listOf } from "#db/list.ts";
import {
  actionReports,
  actions,
  agencyNames,
  assignments,
  contributorLists,
  dueDates,
  importSources,
  recommendations,
  reviews,
  successMeasures,
  updates,
  wordings,
} from "#db/schema/index.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { countsAsOf } from "#lib/core/visibility.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { type Directory, successorId } from "#lib/partnership/agencies.rules.ts";
import type { AgencyNamed } from "./agency-names.rules.ts";
import type { KnownAction, KnownRecommendation, TrackerFacts } from "./tracker-facts.rules.ts";

/** What the tracker has about these reviews, read in one query for each kind of fact. */
export async function loadTrackerFacts(ctx: Snapshot, codes: readonly string[]): Promise<TrackerFacts> {
  const all = await ctx.db.select({ id: reviews.id, code: reviews.code }).from(reviews);
  const codeById = new Map(all.map(({ id, code }) => [id, code]));
  const wanted = all.filter(({ code }) => codes.includes(code)).map(({ id }) => id);
  const rows = await ctx.db
    .select({
      id: recommendations.id,
      reviewId: recommendations.reviewId,
      number: recommendations.number,
      reference: recommendations.reference,
    })
    .from(recommendations)
    .where(inArray(recommendations.reviewId, listOf(wanted)))
    .orderBy(asc(recommendations.number));
  const parts = await loadParts(
    ctx,
    rows.map(({ id }) => id),
  );
  const known = rows.map((row): KnownRecommendation & { readonly reviewId: number } => ({ ...row, ...parts(row.id) }));
  return {
    codes: new Set(all.map(({ code }) => code)),
    recommendations: Map.groupBy(known, ({ reviewId }) => codeById.get(reviewId) ?? ""),
  };
}

type Parts = Omit<KnownRecommendation, "id" | "number" | "reference">;

async function loadParts(ctx: Snapshot, ids: readonly number[]): Promise<(id: number) => Parts> {
  const { db, asOf } = ctx;
  const directory = await listAgencies(ctx);
  const successor = (agencyId: number) => successorId(directory, agencyId, asOf.date);
  const [worded, owned, helped, dated, measured] = [
    byRecommendation(
      await db
        .select()
        .from(wordings)
        .where(inArray(wordings.recommendationId, listOf(ids)))
        .orderBy(asc(wordings.trail)),
    ),
    byRecommendation(
      await db
        .select()
        .from(assignments)
        .where(inArray(assignments.recommendationId, listOf(ids)))
        .orderBy(asc(assignments.trail)),
    ),
    byRecommendation(
      await db
        .select()
        .from(contributorLists)
        .where(inArray(contributorLists.recommendationId, listOf(ids)))
        .orderBy(asc(contributorLists.trail)),
    ),
    latest(
      await db
        .select()
        .from(dueDates)
        .where(inArray(dueDates.recommendationId, listOf(ids)))
        .orderBy(asc(dueDates.trail)),
    ),
    latest(
      await db
        .select()
        .from(successMeasures)
        .where(inArray(successMeasures.recommendationId, listOf(ids)))
        .orderBy(asc(successMeasures.trail)),
    ),
  ];
  const sources = await loadSources(ctx, ids);
  const actionsOf = await loadActions(ctx, ids, sources);
  const updatesOf = Map.groupBy(
    await db
      .select()
      .from(updates)
      .where(inArray(updates.recommendationId, listOf(ids)))
      .orderBy(asc(updates.trail)),
    (row) => row.recommendationId,
  );
  return (id) => {
    const [owner, helpers, measure] = [owned.get(id)?.at(-1), helped.get(id)?.at(-1), measured.get(id)];
    return {
      wording: worded.get(id)?.at(-1)?.wording ?? "",
      earlierWordings: (worded.get(id) ?? []).map(({ wording }) => wording),
      refs: sources.refsOf(id),
      owner: owner
        ? {
            trail: owner.trail,
            agencyId: successor(owner.agencyId),
            name: nameIn(directory, owner.agencyId),
            isImported: sources.events.has(owner.trail),
          }
        : null,
      earlierOwners: (owned.get(id) ?? []).flatMap(({ agencyId }) => successor(agencyId) ?? []),
      contributors: {
        trail: helpers?.trail ?? 0,
        agencyIds: (helpers?.agencyIds ?? []).flatMap((agencyId) => successor(agencyId) ?? []),
        earlier: (helped.get(id) ?? []).flatMap(({ agencyIds }) => agencyIds.flatMap((one) => successor(one) ?? [])),
      },
      dueOn: dated.get(id)?.dueOn ?? null,
      measure: measure ? { trail: measure.trail, words: measure.words } : null,
      actions: actionsOf.get(id) ?? [],
      updates: updatesOf.get(id) ?? [],
    };
  };
}

function nameIn(directory: Directory, id: number): string {
  return directory.get(id)?.name ?? "an agency";
}

/** The rows of each recommendation. */
function byRecommendation<Row extends { readonly recommendationId: number }>(
  rows: readonly Row[],
): ReadonlyMap<number, readonly Row[]> {
  return Map.groupBy(rows, ({ recommendationId }) => recommendationId);
}

/** The last row of each recommendation. */
function latest<Row extends { readonly recommendationId: number }>(rows: readonly Row[]): ReadonlyMap<number, Row> {
  return new Map(rows.map((row) => [row.recommendationId, row]));
}

/** What earlier imports wrote: their events, and the numbers that their plans gave. */
async function loadSources({ db }: Snapshot, ids: readonly number[]) {
  const rows = await db
    .select()
    .from(importSources)
    .where(inArray(importSources.recommendationId, listOf(ids)));
  const ofActions = new Set((await db.select({ trail: actions.trail }).from(actions)).map(({ trail }) => trail));
  const numbered = rows.filter(({ ref }) => ref !== "");
  const byRecommendation = Map.groupBy(
    numbered.filter(({ trail }) => !ofActions.has(trail)),
    ({ recommendationId }) => recommendationId,
  );
  const byEvent = Map.groupBy(numbered, ({ trail }) => trail);
  return {
    events: new Set(rows.map(({ trail }) => trail)),
    refsOf: (id: number) => (byRecommendation.get(id) ?? []).map(({ ref }) => ref),
    refsOfEvent: (trail: number) => (byEvent.get(trail) ?? []).map(({ ref }) => ref),
  };
}

async function loadActions(
  { db, asOf }: Snapshot,
  ids: readonly number[],
  sources: Awaited<ReturnType<typeof loadSources>>,
): Promise<ReadonlyMap<number, KnownAction[]>> {
  const isCounted = (fact: typeof actions | typeof actionReports) =>
    sql<boolean>`${countsAsOf(fact, asOf.event)}`.mapWith(Boolean);
  const rows = await db
    .select({
      trail: actions.trail,
      recommendationId: actions.recommendationId,
      agencyId: actions.agencyId,
      what: actions.what,
      dueOn: actions.dueOn,
      counts: isCounted(actions),
    })
    .from(actions)
    .where(inArray(actions.recommendationId, listOf(ids)))
    .orderBy(asc(actions.trail));
  const reports = await db
    .select({
      trail: actionReports.trail,
      actionTrail: actionReports.actionTrail,
      state: actionReports.state,
      doneOn: actionReports.doneOn,
      note: actionReports.note,
      counts: isCounted(actionReports),
    })
    .from(actionReports)
    .where(inArray(actionReports.actionTrail, listOf(rows.map(({ trail }) => trail))))
    .orderBy(asc(actionReports.trail));
  const reportsOf = Map.groupBy(reports, ({ actionTrail }) => actionTrail);
  const known = rows.map(({ counts, ...row }) => {
    const own = reportsOf.get(row.trail) ?? [];
    const last = own.findLast((report) => report.counts);
    return {
      ...row,
      isHeld: !counts,
      refs: sources.refsOfEvent(row.trail),
      state: last?.state ?? "open",
      doneOn: last?.doneOn ?? null,
      reportTrail: last?.trail ?? 0,
      reports: own,
    };
  });
  return Map.groupBy(known, ({ recommendationId }) => recommendationId);
}

/** Every name that an agency has or had, the latest last. */
export async function listNamesOfAgencies({ db }: Snapshot): Promise<AgencyNamed[]> {
  return db
    .select({ agencyId: agencyNames.agencyId, name: agencyNames.name })
    .from(agencyNames)
    .orderBy(asc(agencyNames.trail));
}
