import type { z } from "zod";
import { questionLabels } from "#lib/recommendations/updates/labels.ts";
import {
  type Rating,
  ratingNames,
  UNCHANGED,
  updateInput,
  updateQuestions,
} from "#lib/recommendations/updates/rules.ts";
import { type ReturnField, ratingChoices, ratingFromWords } from "./fields.ts";

/** What a row of a return would do: its first update of this agency, another one, none, or why it cannot be posted. */
type DifferenceKind = "new" | "changed" | "same" | "cannot";

/** An answer beside the one before it. */
interface AnswerChange {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What would become of one recommendation of a return. */
export interface ReturnDifference {
  readonly at: string;
  /** Null if it is not known. */
  readonly reference: string | null;
  readonly shortTitle: string;
  readonly kind: DifferenceKind;
  /** Why it cannot be posted, every reason together; empty otherwise. */
  readonly sentence: string;
  /** Whether it can be posted once its answers are completed, such as in the form of an update. */
  readonly isIncomplete: boolean;
  readonly answers: readonly AnswerChange[];
  /** What may identify a person: with any of these the update is held for review. */
  readonly passages: readonly string[];
  /** What is posted; null if nothing is. */
  readonly input: z.input<typeof updateInput> | null;
}

type Answers = Readonly<Record<ReturnField, string>>;

interface LastUpdate extends Readonly<Record<Exclude<ReturnField, "rating">, string>> {
  readonly trail: number;
  readonly rating: Rating;
  readonly nothingChanged: boolean;
}

interface Compared {
  readonly reference: string;
  readonly agencyId: number;
  readonly answers: Answers;
  /** The last update of the agency. */
  readonly last: LastUpdate | null;
  /** The number of the newest update on the recommendation; 0 if there is none. */
  readonly seen: number;
  /** The day of an update that came after the return was made; null if none did. */
  readonly newerOn: string | null;
  /** The last event when the return was made. */
  readonly madeAt: number;
}

type Outcome = Pick<ReturnDifference, "kind" | "sentence" | "isIncomplete" | "answers" | "input">;

/** What the answers of a return would change. */
export function compareAnswers({ reference, agencyId, answers, last, seen, newerOn, madeAt }: Compared): Outcome {
  const outcome = { sentence: "", isIncomplete: false, answers: [], input: null };
  const rating = answers.rating === "" ? undefined : ratingFromWords(answers.rating);
  if (isSame(answers, rating, last, madeAt)) return { ...outcome, kind: "same" };
  if (newerOn) {
    const sentence = `An update was posted on ${newerOn}, after this return was made. Get a new return, and complete that one.`;
    return { ...outcome, kind: "cannot", sentence };
  }
  const { rating: _, ...texts } = answers;
  const input = { reference, agencyId, seen, rating: rating ?? undefined, ...texts, evidence: [] };
  const faults = [...ratingFaults(answers.rating, rating, last), ...inputFaults(input, rating === null)];
  if (faults.length > 0) return { ...outcome, kind: "cannot", sentence: faults.join(" "), isIncomplete: true };
  return { ...outcome, kind: last ? "changed" : "new", answers: changes(answers, last), input };
}

type ReadRating = ReturnType<typeof ratingFromWords> | undefined;

/** What is wrong with the rating as it is written. */
function ratingFaults(words: string, rating: ReadRating, last: LastUpdate | null): string[] {
  if (rating === null) return [`“${words}” is not a rating. Choose one of: ${ratingChoices.join(", ")}.`];
  if (rating === UNCHANGED && !last)
    return ["This agency has posted no update yet, so nothing can be unchanged: choose a rating."];
  return [];
}

/** Everything that an update lacks, so that a person completes it once. */
function inputFaults(input: z.input<typeof updateInput>, isRatingTold: boolean): string[] {
  const issues = updateInput.safeParse(input).error?.issues ?? [];
  const untold = issues.filter(({ path }) => !(isRatingTold && path[0] === "rating"));
  return [...new Set(untold.map(({ message }) => message))];
}

function isSame(answers: Answers, rating: ReadRating, last: LastUpdate | null, madeAt: number): boolean {
  if (!last) return false;
  // Said again after it was posted: the same file was given twice.
  if (rating === UNCHANGED) return last.nothingChanged && last.trail > madeAt;
  return (
    rating === last.rating &&
    !last.nothingChanged &&
    updateQuestions.every((question) => plain(answers[question]) === plain(last[question]))
  );
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function changes(answers: Answers, last: LastUpdate | null): AnswerChange[] {
  const rating = { name: "Rating", before: last ? ratingNames[last.rating] : "", after: answers.rating };
  const texts = updateQuestions.map((question) => ({
    name: questionLabels[question],
    before: last?.[question] ?? "",
    after: answers[question],
  }));
  return [rating, ...texts].filter(({ before, after }) => before !== "" || after !== "");
}
