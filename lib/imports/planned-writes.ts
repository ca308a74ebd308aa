import { setImmediate as nextTurn } from "node:timers/promises";
import { asc, eq, sql } from "drizzle-orm";
import { prepared, type Writing } from "#db/client.ts";
import { importSources, recommendations } from "#db/schema/index.ts";
import type { Subject } from "#lib/core/access.ts";
import type { CommandOptions, Receipt } from "#lib/core/command.ts";
import type { WriteContext } from "#lib/core/context.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { addRecommendations, publishReview } from "#lib/partnership/reviews.commands.ts";
import { addAction, reportOnAction } from "#lib/recommendations/actions/commands.ts";
import { setDueDate } from "#lib/recommendations/due-dates/commands.ts";
import { assignOwner, setContributors, setSuccessMeasure } from "#lib/recommendations/ownership.commands.ts";
import { postUpdate } from "#lib/recommendations/updates/commands.ts";
import { AS_IN_PLAN } from "./dates.differences.rules.ts";
import type { Differences, PlannedReview, PlannedWrite, Source } from "./differences.types.ts";

/** Options that every command of an import is run with: they have been read, and what may identify a person is held. */
type Run = Pick<CommandOptions, "at" | "knownNames"> & { readonly within: Writing };

/** How long the writes go on before other requests are answered, in milliseconds. */
const LONGEST_TURN = 15;

/** Runs the commands that an import consists of, in the transaction of the import. Other requests can read meanwhile. */
export async function runPlannedWrites(
  viewer: Viewer,
  { reviews, recommendations: all }: Differences,
  importTrail: number,
  run: Run,
): Promise<void> {
  let turn = performance.now();
  for (const review of reviews) await runReview(viewer, review, importTrail, run);
  for (const { reference, changes, source } of all) {
    const actions = new Map<string, number>();
    const reports = new Map<number, number>();
    for (const { write, cell, ref } of changes) {
      if (write === null) continue;
      const options = {
        ...run,
        postAnyway: true,
        alongside: writeSource(importTrail, { cell, ref: ref ?? source.ref }),
      };
      const { trail } = await runOne(viewer, { reference, write, actions, reports }, options);
      if (write.command === "addAction") actions.set(write.key, trail);
    }
    if (performance.now() - turn < LONGEST_TURN) continue;
    await nextTurn();
    turn = performance.now();
  }
}

function writeSource(importTrail: number, { cell, ref }: Source) {
  return async (ctx: WriteContext, { kind, id }: Subject) => {
    const recommendationId = kind === "recommendation" && id !== "new" ? id : null;
    const row: ImportSource = { trail: ctx.event, ordinal: 1, importTrail, recommendationId, cell, ref };
    insertSource(ctx.db).run(row);
  };
}

type ImportSource = typeof importSources.$inferInsert;

const insertSource = prepared((db: Writing) =>
  db
    .insert(importSources)
    .values({
      trail: sql.placeholder("trail"),
      ordinal: sql.placeholder("ordinal"),
      importTrail: sql.placeholder("importTrail"),
      recommendationId: sql.placeholder("recommendationId"),
      cell: sql.placeholder("cell"),
      ref: sql.placeholder("ref"),
    })
    .prepare(),
);

async function runReview(
  viewer: Viewer,
  { answer: { code, added }, recommendations: planned }: PlannedReview,
  importTrail: number,
  run: Run,
): Promise<void> {
  const alongside = (ctx: WriteContext) => writeRecommendationSources(ctx, planned, importTrail);
  const options = { ...run, postAnyway: true, alongside };
  const worded = planned.map(({ number, shortTitle, wording }) => ({ number, shortTitle, wording }));
  if (added) await publishReview(viewer, { ...added, code, recommendations: worded }, options);
  else await addRecommendations(viewer, { code, recommendations: worded }, options);
}

/** The recommendations that an event adds each have a cell of their own. */
async function writeRecommendationSources(
  { db, event }: WriteContext,
  planned: PlannedReview["recommendations"],
  importTrail: number,
): Promise<void> {
  const rows = await db
    .select({ id: recommendations.id, number: recommendations.number })
    .from(recommendations)
    .where(eq(recommendations.trail, event))
    .orderBy(asc(recommendations.id));
  for (const [index, { number, source }] of planned.entries()) {
    const recommendationId = rows.find((row) => row.number === number)?.id ?? null;
    const row: ImportSource = { trail: event, ordinal: index + 1, importTrail, recommendationId, ...source };
    insertSource(db).run(row);
  }
}

interface OneWrite {
  readonly reference: string;
  readonly write: PlannedWrite;
  /** The actions of this recommendation that the import has added, by their key. */
  readonly actions: ReadonlyMap<string, number>;
  /** The last report on each action that the import has written. */
  readonly reports: Map<number, number>;
}

async function runOne(
  viewer: Viewer,
  { reference, write, actions, reports }: OneWrite,
  options: CommandOptions,
): Promise<Receipt<unknown>> {
  switch (write.command) {
    case "assignOwner":
      return assignOwner(viewer, { ...write, reference, reason: AS_IN_PLAN }, options);
    case "setContributors":
      return setContributors(viewer, { ...write, agencyIds: [...write.agencyIds], reference }, options);
    case "setDueDate":
      return setDueDate(viewer, { ...write, agreedOn: write.agreedOn ?? "", reference }, options);
    case "setSuccessMeasure":
      return setSuccessMeasure(viewer, { ...write, reference }, options);
    case "addAction":
      return addAction(viewer, { ...write, agreedOn: write.agreedOn ?? "", reference }, options);
    case "reportOnAction": {
      const actionTrail = typeof write.action === "number" ? write.action : (actions.get(write.action) ?? 0);
      const seen = reports.get(actionTrail) ?? write.seen;
      const report = await reportOnAction(viewer, { ...write, doneOn: write.doneOn ?? "", actionTrail, seen }, options);
      reports.set(actionTrail, report.trail);
      return report;
    }
    case "postUpdate":
      return postUpdate(viewer, { ...write, reference }, options);
  }
}
