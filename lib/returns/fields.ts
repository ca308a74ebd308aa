import { questionTitles } from "#lib/recommendations/updates/labels.ts";
import { type Rating, ratingNames, ratings, UNCHANGED, updateQuestions } from "#lib/recommendations/updates/rules.ts";

/** What an agency completes in a return, in order. */
export const returnFields = ["rating", ...updateQuestions] as const;
export type ReturnField = (typeof returnFields)[number];

/** The property of a Word document that says that it is a return, and whose. */
export const RETURN_PROPERTY = "return";

/** The names of the fields, which are the headings of the columns in Excel. */
export const fieldNames: Readonly<Record<ReturnField, string>> = { rating: "Rating now", ...questionTitles };

/** What a gap shows until it is completed. */
export const fieldHints: Readonly<Record<ReturnField, string>> = {
  rating: "Choose a rating",
  done: "What has been done since?",
  difference: "What difference has it made for children?",
  next: "What is next, and by when?",
  inTheWay: "What is in the way?",
};

const UNCHANGED_NAME = "Nothing has changed";

/** The words that a rating is chosen by. */
export const ratingChoices: readonly string[] = [...ratings.map((rating) => ratingNames[rating]), UNCHANGED_NAME];

/** The rating that words name; null for other words. */
export function ratingFromWords(words: string): Rating | typeof UNCHANGED | null {
  const plain = plainWords(words);
  if (plain === plainWords(UNCHANGED_NAME)) return UNCHANGED;
  return ratings.find((rating) => plain === plainWords(ratingNames[rating])) ?? null;
}

/** Words without capitals, blanks and signs, so that small changes to a heading do not matter. */
export function plainWords(text: string): string {
  return text.toLowerCase().replace(/[^a-z\d]/g, "");
}
