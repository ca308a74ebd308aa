import { addDays } from "#lib/core/clock.ts";
import { asOfDate, atDate, type Snapshot } from "#lib/core/context.ts";
import type { VisibleSnapshot } from "#lib/core/visibility.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { wordingsOf } from "#lib/partnership/wordings.queries.ts";
import { changesSince } from "#lib/reporting/changes/queries.ts";
import { installationMarks } from "#lib/reporting/exports/marks.ts";
import { sampleMarker } from "#lib/reporting/exports/samples.ts";
import { describeLinks, saidBeforeLines } from "#lib/reporting/linked.queries.ts";
import { buildCompletedLines } from "#lib/reporting/papers/labels.ts";
import { statusMeanings, statusNames } from "#lib/status/labels.ts";
import { listAllStatuses, statusesById } from "#lib/status/queries.ts";
import { statuses } from "#lib/status/rules.ts";
import {
  buildDoneEntries,
  buildEvidenceEntries,
  buildLittleProgressLines,
  buildYearDifferences,
  buildYearRow,
  buildYearSummary,
  describeNoLittleProgress,
} from "./labels.ts";
import { loadYearFacts } from "./reads.ts";
import { belongsToPeriod, type Extract, type Period, type YearReview } from "./rules.ts";

/** Builds the extract of a period for the partnership's yearly report, as of its last day. Facts held for review are left out. */
export async function buildExtract(context: VisibleSnapshot, period: Period): Promise<Extract> {
  const ctx = await atDate(context, period.to);
  const start = await asOfDate(addDays(period.from, -1), ctx.db);
  const marked = await sampleMarker(ctx);
  const positions = (await listAllStatuses(ctx, {})).map(marked);
  const earlier = await statusesById(
    { ...ctx, asOf: start },
    positions.map(({ id }) => id),
  );
  const all = positions
    .map((after) => ({ before: earlier.get(after.id), after }))
    .filter(({ before, after }) => belongsToPeriod(before, after));
  const after = all.map((one) => one.after);
  const ids = after.map(({ id }) => id);
  const directory = await listAgencies(ctx);
  const facts = await loadYearFacts(ctx, start, ids, period);
  const completed = buildCompletedLines(await changesSince(ctx, start, ids));
  const done = buildDoneEntries(all, facts, directory);
  const evidenced = buildEvidenceEntries(all, facts);
  const littleProgress = buildLittleProgressLines(all, facts);
  const recommended = await listReviewsOfPeriod(ctx, period);
  return {
    ...period,
    ...installationMarks(),
    asAt: ctx.asOf.instant,
    summary: buildYearSummary(all, { completed, done, evidenced, littleProgress, recommended }),
    recommended,
    saidBefore: saidBeforeLines(after, await describeLinks(ctx, ids)),
    rows: all.map(buildYearRow),
    done,
    evidenced,
    completed,
    differences: buildYearDifferences(all, facts, directory),
    littleProgress,
    noLittleProgress: describeNoLittleProgress(all),
    key: statuses.map((shown) => ({ shown, name: statusNames[shown], meaning: statusMeanings[shown] })),
  };
}

/** The reviews published in a period, with the wording of their recommendations. */
async function listReviewsOfPeriod(ctx: Snapshot, { from, to }: Period): Promise<YearReview[]> {
  const published = (await listReviews(ctx)).filter(({ publishedOn }) => publishedOn >= from && publishedOn <= to);
  return Promise.all(
    published.map(async ({ code, title, publishedOn }) => {
      const made = await listAllStatuses(ctx, { review: code });
      const wordings = await wordingsOf(
        ctx,
        made.map(({ id }) => id),
      );
      const recommendations = made.map(({ id, reference }) => ({ reference, wording: wordings.get(id) ?? "" }));
      return { title, publishedOn, recommendations };
    }),
  );
}
