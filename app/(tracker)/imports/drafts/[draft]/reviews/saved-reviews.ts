import type { FormValues } from "#lib/core/input.ts";
import { LEAVE_OUT, NEW_REVIEW } from "#lib/imports/answers.input.ts";
import type { DraftChoices } from "#lib/imports/answers.rules.ts";
import { comparable } from "#lib/imports/matching.rules.ts";
import { answerFor, suggestCode } from "#lib/imports/steps.rules.ts";

/** As many as the names of the fields of a form can tell apart. */
export const MOST_PARTS = 100;
/** As many reviews as have room in one form. */
export const MOST_REVIEWS = 25;

interface KnownReview {
  readonly code: string;
  readonly title: string;
  readonly publisher: string;
}

/** What the form says before a person has typed anything: what was answered, or else what is suggested. */
export function savedReviews(
  choices: DraftChoices,
  named: readonly string[],
  reviews: readonly KnownReview[],
): FormValues {
  const codes = new Set(reviews.map(({ code }) => code));
  const publisher = reviews.at(0)?.publisher ?? "";
  return {
    parts: choices.reading.parts.slice(0, MOST_PARTS).map(({ isUsed }) => ({ used: isUsed ? "on" : "" })),
    reviews: named.map((name) => {
      const answer = answerFor(choices, name);
      const known = reviews.find(({ title, code }) => comparable(title) === comparable(name) || code === name);
      const code = answer && !codes.has(answer.code) ? answer.code : suggestCode(name, codes);
      codes.add(code);
      return {
        choice: answer ? choiceOf(answer, reviews) : (known?.code ?? proposalFor(name)),
        code,
        title: answer?.added?.title ?? name,
        kind: answer?.added?.kind ?? kindOf(name),
        publishedOn: answer?.added?.publishedOn ?? "",
        publisher: answer?.added?.publisher ?? publisher,
        scope: answer?.added?.scope ?? "",
        agreedOn: answer?.agreedOn ?? "",
      };
    }),
  };
}

/** A review whose name the tracker lacks is proposed as a new one. Rows without a review may be of any, so a person chooses. */
function proposalFor(name: string): string {
  return name === "" ? "" : NEW_REVIEW;
}

function choiceOf(
  { isUsed, code }: { readonly isUsed: boolean; readonly code: string },
  reviews: readonly KnownReview[],
): string {
  if (!isUsed) return LEAVE_OUT;
  return reviews.some((review) => review.code === code) ? code : NEW_REVIEW;
}

/** The kind that the name of a review says. */
function kindOf(name: string): string {
  if (/\b(?:lcspr|child safeguarding practice review|serious case review|scr)\b/i.test(name))
    return "Local child safeguarding practice review (LCSPR)";
  if (/\b(?:dhr|domestic homicide|dardr)\b/i.test(name)) return "Domestic homicide review";
  if (/\baudit\b/i.test(name)) return "Audit";
  return /\bthematic\b/i.test(name) ? "Thematic study" : "";
}
