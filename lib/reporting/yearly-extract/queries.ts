import { type Moment, momentOn } from "#lib/core/as-of.ts";
import { addDays } from "#lib/core/clock.ts";
import { config } from "#lib/core/config.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { agenciesAsAt } from "#lib/partnership/agencies.queries.ts";
import { listReviews, wordingsOf } from "#lib/partnership/reviews.queries.ts";
import { changesSince } from "#lib/reporting/changes/queries.ts";
import { completedLines } from "#lib/reporting/papers/labels.ts";
import { shownMeanings, shownNames } from "#lib/status/labels.ts";
import { listAllPositions, positionsById } from "#lib/status/queries.ts";
import { shownAs } from "#lib/status/rules.ts";
import { doneEntries, evidenceEntries, littleProgressLines, yearDifferences, yearRow, yearSummary } from "./labels.ts";
import { factsOfYear } from "./reads.ts";
import { type Extract, isOfTheYear, type Period, type YearReview } from "./rules.ts";

/** The extract of a year for the partnership's yearly report, from what counts for everybody at the year's end. */
export async function extractOf(viewer: Viewer, period: Period): Promise<Extract> {
  const { partnership, marking, mode } = config();
  const [start, end] = [await momentOn(addDays(period.from, -1)), await momentOn(period.to)];
  const positions = await listAllPositions(viewer, end, {});
  const earlier = await positionsById(
    viewer,
    start,
    positions.map(({ id }) => id),
  );
  const all = positions
    .map((after) => ({ before: earlier.get(after.id), after }))
    .filter(({ before, after }) => isOfTheYear(before, after));
  const ids = all.map(({ after }) => after.id);
  const directory = await agenciesAsAt(viewer, end);
  const facts = await factsOfYear(viewer, ids, period, start, end);
  const completed = completedLines(await changesSince(viewer, start, end, ids));
  const done = doneEntries(all, facts, directory);
  const evidenced = evidenceEntries(all, facts);
  const littleProgress = littleProgressLines(all, facts);
  return {
    ...period,
    partnership,
    marking,
    isTrial: mode === "trial",
    asAt: end.instant,
    summary: yearSummary(all, { completed, done, evidenced, littleProgress }),
    recommended: await reviewsOf(viewer, period, end),
    rows: all.map(yearRow),
    done,
    evidenced,
    completed,
    differences: yearDifferences(all, facts, directory),
    littleProgress,
    key: shownAs.map((shown) => ({ shown, name: shownNames[shown], meaning: shownMeanings[shown] })),
  };
}

/** The reviews published in a year, with their recommendations as worded. */
async function reviewsOf(viewer: Viewer, { from, to }: Period, end: Moment): Promise<YearReview[]> {
  const published = (await listReviews(viewer, end)).filter(
    ({ publishedOn }) => publishedOn >= from && publishedOn <= to,
  );
  return Promise.all(
    published.map(async ({ code, title, publishedOn }) => {
      const made = await listAllPositions(viewer, end, { review: code });
      const wordings = await wordingsOf(
        viewer,
        made.map(({ id }) => id),
      );
      const recommendations = made.map(({ id, reference }) => ({ reference, wording: wordings.get(id) ?? "" }));
      return { title, publishedOn, recommendations };
    }),
  );
}
