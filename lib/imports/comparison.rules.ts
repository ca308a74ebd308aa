import type { CalendarDate } from "#lib/core/clock.ts";
import type { ImportAnswers, ReviewAnswer } from "./answers.rules.ts";
import { comparable, isAlike, isSameText, numberInRef } from "./matching.rules.ts";
import type { PlanRow } from "./plan-rows.ts";
import type { KnownRecommendation, TrackerFacts } from "./tracker-facts.rules.ts";

/** All that the differences between a plan and the tracker are derived from. */
export interface Comparison {
  readonly rows: readonly PlanRow[];
  readonly answers: ImportAnswers;
  readonly facts: TrackerFacts;
  readonly today: CalendarDate;
  /** The agency that a name of the file means; null if it is left out, undefined if it has to be asked. */
  agencyNamed(name: string): number | null | undefined;
  agencyName(id: number): string;
  /** Whether a text may identify a child. */
  mayIdentify(text: string): boolean;
}

/** The rows of one recommendation, in the order of the file. */
export interface RowGroup {
  readonly answer: ReviewAnswer;
  readonly ref: string;
  readonly wording: string;
  readonly rows: readonly PlanRow[];
  /** The recommendation of the tracker that it is; null if the tracker lacks it. */
  readonly known: KnownRecommendation | null;
  /** The number that a new one gets in its review. */
  readonly number: number;
}

/** The recommendations of a plan in the reviews that are used, each with its rows and what it is in the tracker. */
export function groupsOf({ rows, answers, facts }: Comparison): RowGroup[] {
  const answerOf = new Map(
    answers.reviews
      .filter(({ isUsed }) => isUsed)
      // A review that has been added meanwhile is one that the tracker has.
      .map((answer) => [answer.named, facts.codes.has(answer.code) ? { ...answer, added: null } : answer]),
  );
  const byKey = Map.groupBy(
    rows.filter(({ review }) => answerOf.has(review)),
    (row) => JSON.stringify([answerOf.get(row.review)?.code, row.ref.trim() || comparable(row.recommendation)]),
  );
  const taken = new Map<string, Set<number>>();
  return [...byKey.values()].flatMap((own) => {
    const [first] = own;
    const answer = first && answerOf.get(first.review);
    if (!first || !answer) return [];
    const wording = own.find(({ recommendation }) => recommendation.trim() !== "")?.recommendation.trim() ?? "";
    const ref = first.ref.trim();
    const all = facts.recommendations.get(answer.code) ?? [];
    const known = findKnown(all, ref, wording);
    const numbers = taken.get(answer.code) ?? new Set(all.map(({ number }) => number));
    taken.set(answer.code, numbers);
    const number = known ? known.number : freeNumber(numbers, numberInRef(ref));
    numbers.add(number);
    return [{ answer, ref, wording, rows: own, known, number }];
  });
}

/** The recommendation of the tracker: the one that is worded so, or else the one with this number. */
function findKnown(all: readonly KnownRecommendation[], ref: string, wording: string): KnownRecommendation | null {
  const worded = all.find((one) => isSameText(one.wording, wording));
  if (worded) return worded;
  const imported = ref === "" ? undefined : all.find(({ refs }) => refs.includes(ref));
  if (imported) return imported;
  const reworded = all.find(({ earlierWordings }) => earlierWordings.some((one) => isSameText(one, wording)));
  if (reworded) return reworded;
  const number = numberInRef(ref);
  return all.find((one) => one.number === number && isAlike(one.wording, wording)) ?? null;
}

function freeNumber(taken: ReadonlySet<number>, wanted: number | null): number {
  return wanted !== null && !taken.has(wanted) ? wanted : Math.max(0, ...taken) + 1;
}

/** The owner of a row as it is matched with an agency: the name that is clear, or else all that is written. */
export function ownerNameOf({ owner, ownerAsWritten }: PlanRow): string {
  return (owner ?? ownerAsWritten).trim();
}
