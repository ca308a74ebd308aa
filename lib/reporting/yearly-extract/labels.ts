import { dateOf, formatDate } from "#lib/core/clock.ts";
import { AS_IMPORTED } from "#lib/core/recorded-dates.ts";
import { capitalised, listed, plural, withoutFullStop } from "#lib/core/text.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import { formatOwnerAsItStands } from "#lib/recommendations/ownership.rules.ts";
import { isClosed } from "#lib/recommendations/sign-off/rules.ts";
import { evidenceByUpdate } from "#lib/reporting/differences.rules.ts";
import { formatEvidence } from "#lib/reporting/papers/detail.ts";
import type { PaperDifference, PaperLine } from "#lib/reporting/papers/rules.ts";
import { countsByKind, type Kind } from "#lib/status/kinds.rules.ts";
import { earlierDatesInWords, silenceInWords, statusNames, statusNotes } from "#lib/status/labels.ts";
import { isOpen } from "#lib/status/listing.rules.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import { tallyOf } from "#lib/status/tally.rules.ts";
import type { YearFacts } from "./reads.ts";
import type { YearEntry, YearReview, YearRow } from "./rules.ts";

/** The status of a recommendation at the start and at the end of a period; `before` is undefined if it came into the tracker in the period. */
export interface YearComparison {
  readonly before: RecommendationStatus | undefined;
  readonly after: RecommendationStatus;
}

/** The row of a recommendation in the table of ratings. */
export function buildYearRow({ before, after }: YearComparison): YearRow {
  const rated = ({ status }: RecommendationStatus) => ({ shown: status, name: statusNames[status] });
  return {
    reference: after.reference,
    shortTitle: after.shortTitle,
    owner: formatOwnerAsItStands(after.owner),
    atStart: before ? rated(before) : null,
    atEnd: rated(after),
    beside: statusNotes(after),
  };
}

/** What was done for each recommendation, from updates and completed actions. Recommendations without any are left out. */
export function buildDoneEntries(
  all: readonly YearComparison[],
  { reports, actionsDone }: YearFacts,
  directory: Directory,
): YearEntry[] {
  const agency = (id: number) => directory.get(id)?.name ?? "an agency";
  return buildEntries(all, (id) => [
    ...reports
      .filter(({ recommendationId, done }) => recommendationId === id && done)
      .map(({ at, agencyId, done, isImported }) => ({
        words: `${[formatDate(dateOf(at)), agency(agencyId), ...(isImported ? [AS_IMPORTED] : [])].join(", ")}: ${done}`,
        isReported: !isImported,
      })),
    ...actionsDone
      .filter(({ recommendationId }) => recommendationId === id)
      .map(({ what, agencyId, doneOn }) => ({
        words: `Action done${doneOn ? ` on ${formatDate(doneOn)}` : ""}: ${withoutFullStop(what)}, ${agency(agencyId)}.`,
        isReported: true,
      })),
  ]);
}

/** The evidence added for each recommendation. Recommendations without any are left out. */
export function buildEvidenceEntries(all: readonly YearComparison[], { evidence }: YearFacts): YearEntry[] {
  return buildEntries(all, (id) =>
    evidence
      .filter(({ recommendationId }) => recommendationId === id)
      .map((one) => ({ words: formatEvidence(one), isReported: true })),
  );
}

function buildEntries(
  all: readonly YearComparison[],
  partsFor: (recommendationId: number) => readonly { readonly words: string; readonly isReported: boolean }[],
): YearEntry[] {
  return all
    .map(({ after: { id, reference, shortTitle } }) => {
      const parts = partsFor(id);
      const isReported = parts.some((part) => part.isReported);
      return { reference, shortTitle, paragraphs: parts.map(({ words }) => words), isReported };
    })
    .filter(({ paragraphs }) => paragraphs.length > 0);
}

/** The differences reported, newest first, each with its own outcome evidence added in the period. */
export function buildYearDifferences(
  all: readonly YearComparison[],
  { reports, evidence }: YearFacts,
  directory: Directory,
): PaperDifference[] {
  const references = new Map(all.map(({ after: { id, reference } }) => [id, reference]));
  const own = evidenceByUpdate(reports, evidence);
  return reports
    .filter(({ difference }) => difference)
    .toReversed()
    .map(({ trail, recommendationId, agencyId, at, difference, sample }) => ({
      words: difference,
      source: `${references.get(recommendationId)}, ${directory.get(agencyId)?.name}, ${formatDate(dateOf(at))}${sample ? " (sample)" : ""}`,
      evidence: (own.get(trail) ?? []).filter(({ shows }) => shows === "outcome").map(({ title }) => title),
    }));
}

/** The open recommendations with little or no progress, each with the reasons. */
export function buildLittleProgressLines(all: readonly YearComparison[], facts: YearFacts): PaperLine[] {
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
  const { id, status, daysOverdue, owner } = after;
  const hasReported = reports.some((one) => one.recommendationId === id && one.asOwner && !one.isImported);
  const wasAsBad =
    before?.status === status && (status === "at-risk" || status === "off-track" || status === "not-started");
  return [
    hasReported ? null : owner ? "its owner reported nothing in the year" : "it had no owner when the year ended",
    hasReported && silenceInWords(after),
    daysOverdue === null ? null : `${plural(daysOverdue, "day")} overdue when the year ended`,
    status === "off-track" && !wasAsBad ? "off track when the year ended" : null,
    wasAsBad ? `${statusNames[status].toLowerCase()} when the year began and when it ended` : null,
    movedInWords(before, after),
    hasReported && !evidence.some((one) => one.recommendationId === id) ? "no evidence was given in the year" : null,
  ].filter((reason) => reason !== null && reason !== false);
}

/** How the due date moved to a later day in the period, with every date ever agreed; null if it did not. */
function movedInWords(before: RecommendationStatus | undefined, { slip, dueOn }: RecommendationStatus): string | null {
  const days = (slip?.days ?? 0) - (before?.slip?.days ?? 0);
  if (!slip || !dueOn || days <= 0) return null;
  return `its due date moved by ${plural(days, "day")} (${earlierDatesInWords(slip)}, now ${formatDate(dueOn)})`;
}

/** What is said if no recommendation had little progress. Nothing is said of progress if none was open at the end. */
export function describeNoLittleProgress(all: readonly YearComparison[]): string {
  if (all.length === 0) return "No recommendation was open in this year.";
  return all.some(({ after }) => isOpen(after))
    ? "There was progress on each that was open when the year ended."
    : "Each was completed or closed by the end of the year.";
}

/** The summary of the period in a few sentences. */
export function buildYearSummary(
  all: readonly YearComparison[],
  {
    completed,
    done,
    evidenced,
    littleProgress,
    recommended,
  }: { readonly recommended: readonly YearReview[] } & Readonly<
    Record<"completed" | "littleProgress", readonly PaperLine[]>
  > &
    Readonly<Record<"done" | "evidenced", readonly YearEntry[]>>,
): string {
  if (all.length === 0) return "No recommendation was open in this year.";
  return [
    openInWords(all, recommended),
    `${completed.length === 0 ? "None was" : plural(completed.length, "was", "were")} completed or closed.`,
    `Something was reported as done for ${done.filter(({ isReported }) => isReported).length}, and evidence was given for ${evidenced.length}.`,
    littleProgress.length > 0
      ? `There was little or no progress on ${littleProgress.length}.`
      : describeNoLittleProgress(all),
    ...standingAtEnd(all),
  ].join(" ");
}

/** How many were open; those of a review published in the period were made in it, others may only have been entered in it. */
function openInWords(all: readonly YearComparison[], recommended: readonly YearReview[]): string {
  const published = new Set(recommended.flatMap((review) => review.recommendations.map(({ reference }) => reference)));
  const [made, others] = [
    all.filter(({ after }) => published.has(after.reference)),
    all.filter(({ after }) => !published.has(after.reference)),
  ];
  const added = others.filter(({ before }) => !before).length;
  return [
    `${plural(all.length, "recommendation was", "recommendations were")} open in this year, `,
    `${made.length === 0 ? "none" : made.length} of them made in it`,
    added === 0
      ? ""
      : `; ${added} of earlier reviews ${added === 1 ? "was" : "were"} added to the tracker in this year`,
    ".",
  ].join("");
}

/** What was late or missing when the year ended, each kind with its count. */
function standingAtEnd(all: readonly YearComparison[]): string[] {
  const count = countsByKind(tallyOf(all.map(({ after }) => after)).byKinds);
  const parts = lateOrMissing.flatMap(([kind, words]) => (count(kind) > 0 ? [`${count(kind)} ${words}`] : []));
  return parts.length === 0 ? [] : [`When it ended, ${listed(parts)}.`];
}

const lateOrMissing: readonly (readonly [Kind, string])[] = [
  ["overdue", "had passed the due date"],
  ["silent", "had an owner who had been silent for longer than agreed"],
  ["never-updated", "had no update yet"],
  ["actions-overdue", "had an action overdue"],
  ["no-owner", "had no owner"],
  ["no-lead", "had no lead"],
  ["no-due-date", "had no due date"],
  ["no-success-measure", "had no success measure"],
];
