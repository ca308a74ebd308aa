import { dateOf, formatDate } from "#lib/core/clock.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import { ownerInWords } from "#lib/recommendations/ownership.rules.ts";
import { isClosed } from "#lib/recommendations/sign-off/rules.ts";
import { unended } from "#lib/reporting/changes/labels.ts";
import { evidenceInWords } from "#lib/reporting/papers/labels.ts";
import type { PaperDifference, PaperLine } from "#lib/reporting/papers/rules.ts";
import { capitalised, listed, plural, silenceInWords, statusNames, statusNotes } from "#lib/status/labels.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import type { YearFacts } from "./reads.ts";
import type { YearEntry, YearRow } from "./rules.ts";

/** A recommendation of the year: where it stood when the year began, absent where it was made in it, and when it ended. */
export interface OfTheYear {
  readonly before: RecommendationStatus | undefined;
  readonly after: RecommendationStatus;
}

/** How one stood when the year began and when it ended. */
export function yearRow({ before, after }: OfTheYear): YearRow {
  const rated = ({ status }: RecommendationStatus) => ({ shown: status, name: statusNames[status] });
  return {
    reference: after.reference,
    shortTitle: after.shortTitle,
    owner: ownerInWords(after.owner),
    atStart: before ? rated(before) : null,
    atEnd: rated(after),
    beside: statusNotes(after),
  };
}

/** What was done for each, as it was reported and as its actions have it; those of which nothing was said are left out. */
export function doneEntries(
  all: readonly OfTheYear[],
  { reports, actionsDone }: YearFacts,
  directory: Directory,
): YearEntry[] {
  const agency = (id: number) => directory.get(id)?.name ?? "an agency";
  return entries(all, (id) => [
    ...reports
      .filter(({ recommendationId, done }) => recommendationId === id && done)
      .map(({ at, agencyId, done }) => `${formatDate(dateOf(at))}, ${agency(agencyId)}: ${done}`),
    ...actionsDone
      .filter(({ recommendationId }) => recommendationId === id)
      .map(
        ({ what, agencyId, doneOn }) =>
          `Action done${doneOn ? ` on ${formatDate(doneOn)}` : ""}: ${unended(what)}, ${agency(agencyId)}.`,
      ),
  ]);
}

/** What was given as evidence for each. */
export function evidenceEntries(all: readonly OfTheYear[], { evidence }: YearFacts): YearEntry[] {
  return entries(all, (id) => evidence.filter(({ recommendationId }) => recommendationId === id).map(evidenceInWords));
}

function entries(all: readonly OfTheYear[], said: (id: number) => readonly string[]): YearEntry[] {
  return all
    .map(({ after: { id, reference, shortTitle } }) => ({ reference, shortTitle, said: said(id) }))
    .filter((entry) => entry.said.length > 0);
}

/** What difference was reported, newest first, each with the outcome evidence that was given in the year. */
export function yearDifferences(
  all: readonly OfTheYear[],
  { reports, evidence }: YearFacts,
  directory: Directory,
): PaperDifference[] {
  const references = new Map(all.map(({ after: { id, reference } }) => [id, reference]));
  return reports
    .filter(({ difference }) => difference)
    .toReversed()
    .map(({ recommendationId, agencyId, at, difference }) => ({
      words: difference,
      source: `${references.get(recommendationId)}, ${directory.get(agencyId)?.name}, ${formatDate(dateOf(at))}`,
      evidence: evidence
        .filter((one) => one.recommendationId === recommendationId && one.shows === "outcome")
        .map(({ title }) => title),
    }));
}

/** Where there was little or no progress, and what says so: of those that are not settled. */
export function littleProgressLines(all: readonly OfTheYear[], facts: YearFacts): PaperLine[] {
  return all.flatMap(({ before, after }) => {
    const reasons = littleProgressOf(before, after, facts);
    const { reference, shortTitle } = after;
    return reasons.length === 0 ? [] : [{ reference, shortTitle, words: `${capitalised(listed(reasons))}.` }];
  });
}

function littleProgressOf(
  before: RecommendationStatus | undefined,
  after: RecommendationStatus,
  { reports, evidence }: YearFacts,
): string[] {
  if (isClosed(after.assurance?.step ?? null)) return [];
  const { id, status, daysOverdue, slip } = after;
  const hasReported = reports.some((one) => one.recommendationId === id && one.asOwner);
  const wasAsBad =
    before?.status === status && (status === "at-risk" || status === "off-track" || status === "not-started");
  const movedBy = (slip?.days ?? 0) - (before?.slip?.days ?? 0);
  return [
    hasReported ? null : "its owner reported nothing in the year",
    hasReported && silenceInWords(after),
    daysOverdue === null ? null : `${plural(daysOverdue, "day")} overdue when the year ended`,
    status === "off-track" && !wasAsBad ? "off track when the year ended" : null,
    wasAsBad ? `${statusNames[status].toLowerCase()} when the year began and when it ended` : null,
    movedBy > 0 ? `its due date moved by ${plural(movedBy, "day")}` : null,
    hasReported && !evidence.some((one) => one.recommendationId === id) ? "no evidence was given in the year" : null,
  ].filter((reason) => reason !== null && reason !== false);
}

/** The year in a few sentences. */
export function yearSummary(
  all: readonly OfTheYear[],
  {
    completed,
    done,
    evidenced,
    littleProgress,
  }: Readonly<Record<"completed" | "littleProgress", readonly PaperLine[]>> &
    Readonly<Record<"done" | "evidenced", readonly YearEntry[]>>,
): string {
  if (all.length === 0) return "No recommendation was open in this year.";
  const made = all.filter(({ before }) => !before).length;
  return [
    `${plural(all.length, "recommendation was", "recommendations were")} open in this year, ${made === 0 ? "none" : made} of them made in it.`,
    `${completed.length === 0 ? "None was" : plural(completed.length, "was", "were")} completed or closed.`,
    `Something was reported as done for ${done.length}, and evidence was given for ${evidenced.length}.`,
    `There was little or no progress on ${littleProgress.length === 0 ? "none" : littleProgress.length}.`,
  ].join(" ");
}
