import type { z } from "zod";
import { questionTitles } from "#lib/recommendations/updates/labels.ts";
import {
  type Rating,
  ratingNames,
  UNCHANGED,
  updateInput,
  updateQuestions,
} from "#lib/recommendations/updates/rules.ts";
import { fieldNames, type ReturnField, ratingChoices, ratingFromWords } from "./fields.ts";

/** What a row of a return would do: its first update of this agency, another one, none, or why it cannot be posted. */
export type DifferenceKind = "new" | "changed" | "same" | "cannot";

/** An answer beside the one before it. */
export interface AnswerChange {
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
  /** Why it cannot be posted; empty otherwise. */
  readonly sentence: string;
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

type Outcome = Pick<ReturnDifference, "kind" | "sentence" | "answers" | "input">;

/** What the answers of a return would change. */
export function compareAnswers({ reference, agencyId, answers, last, seen, newerOn, madeAt }: Compared): Outcome {
  const cannot = (sentence: string): Outcome => ({ kind: "cannot", sentence, answers: [], input: null });
  const rating = answers.rating === "" ? undefined : ratingFromWords(answers.rating);
  if (rating === null)
    return cannot(`“${answers.rating}” is not a rating. Choose one of: ${ratingChoices.join(", ")}.`);
  if (isSame(answers, rating, last, madeAt)) return { kind: "same", sentence: "", answers: [], input: null };
  if (newerOn)
    return cannot(
      `An update was posted on ${newerOn}, after this return was made. Get a new return, and complete that one.`,
    );
  if (rating === UNCHANGED && !last)
    return cannot("This agency has posted no update yet, so nothing can be unchanged: choose a rating.");
  const { rating: _, ...texts } = answers;
  const input = { reference, agencyId, seen, rating, ...texts, evidence: [] };
  const parsed = updateInput.safeParse(input);
  if (!parsed.success) return cannot(parsed.error.issues[0]?.message ?? "It is not complete.");
  return { kind: last ? "changed" : "new", sentence: "", answers: changes(answers, last), input };
}

function isSame(
  answers: Answers,
  rating: Rating | typeof UNCHANGED | undefined,
  last: LastUpdate | null,
  madeAt: number,
): boolean {
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
  const rating = { name: fieldNames.rating, before: last ? ratingNames[last.rating] : "", after: answers.rating };
  const texts = updateQuestions.map((question) => ({
    name: questionTitles[question],
    before: last?.[question] ?? "",
    after: answers[question],
  }));
  return [rating, ...texts].filter(({ before, after }) => before !== "" || after !== "");
}
