import { questionLabels, questionTitles } from "#lib/recommendations/updates/labels.ts";
import { type Rating, ratingNames, ratings, UNCHANGED, updateQuestions } from "#lib/recommendations/updates/rules.ts";

/** What an agency completes in a return, in order. */
export const returnFields = ["rating", ...updateQuestions] as const;
export type ReturnField = (typeof returnFields)[number];

/** The property of a Word document that says that it is a return, and whose. */
export const RETURN_PROPERTY = "return";

/** The names of the fields, which are the headings of the columns in Excel: the words of the form of an update. */
export const fieldNames: Readonly<Record<ReturnField, string>> = { rating: "New rating (choose)", ...questionLabels };

/** The names in returns that were sent out earlier, which are still read. */
const earlierNames: Readonly<Record<ReturnField, readonly string[]>> = {
  rating: ["Rating now"],
  done: [questionTitles.done],
  difference: [questionTitles.difference],
  next: [questionTitles.next],
  inTheWay: [questionTitles.inTheWay, "Obstacles"],
};

/** Whether a heading or label is that of a field, perhaps with small changes. */
export function namesField(text: string, field: ReturnField): boolean {
  return [fieldNames[field], ...earlierNames[field]].some((name) => plainWords(name) === plainWords(text));
}

/** What a gap shows until it is completed. */
export const fieldHints: Readonly<Record<ReturnField, string>> = {
  rating: "Choose a rating",
  done: "Needed with a rating.",
  difference: "For children and families.",
  next: "And by when.",
  inTheWay: "Needed if it is at risk or off track.",
};

/** What stood in the gaps of returns that were sent out earlier. */
const earlierHints: readonly string[] = [
  "What has been done since?",
  "What difference has it made for children?",
  "What is next, and by when?",
  "What is in the way?",
];

/** Whether a text is what stands in a gap that was not completed. */
export function isHint(text: string, field: ReturnField): boolean {
  return text === fieldHints[field] || earlierHints.includes(text);
}

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
