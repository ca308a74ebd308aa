import { z } from "zod";
import {
  calendarDay,
  freeText,
  oneOf,
  optionalRowNumber,
  reference,
  requiredLine,
  requiredText,
  rowNumbers,
  seen,
  seenFact,
} from "#lib/core/input.ts";
import { linkProblem } from "#lib/core/links.ts";

/** The message for an item of a list that is not made of fields; only a program can send one. */
const ITEM = "Enter each item with its fields.";
const CODE = "Enter a short code of 2 to 8 capital letters and figures, such as HU2.";
const BEARS_ON = "Give the number of the recommendation that the related work bears on.";

/** The pattern of the short code of a review, which its recommendations are numbered with: HU2-1. */
export const REVIEW_CODE = "[A-Z0-9]{2,8}";

/** The kinds of review that a person can choose from, as they are stored and shown. */
export const reviewKinds = [
  "Thematic study",
  "Local child safeguarding practice review (LCSPR)",
  "Audit",
  "Domestic homicide review",
  "Other",
] as const;

/** The most recommendations of a review that a person can enter, which is as many as their form can have. */
export const MOST_RECOMMENDATIONS = 100;

/** The highest number of a recommendation in its review. */
const MOST_NUMBER = 9999;

/** Why a review with this code cannot be added. */
export function codeTaken(code: string): string {
  return `There is a review with the code ${code} already: give this one another code.`;
}

export const NOT_PUBLISHED_YET = "Enter the day it was published, which is not after today.";

const section = requiredLine("Enter the section of the report.", 20);
/** A review that a person enters is not cited by its sections. */
const optionalSection = z.preprocess((value) => value ?? "", freeText("the section", 20));

export const figureInput = z.object(
  {
    figure: requiredLine("Enter the figure.", 40),
    words: requiredText("Say what it counts.", 300),
    base: freeText("what the figure is a share of", 200),
    section: optionalSection,
  },
  ITEM,
);

/** An address that others can open, or nothing. */
const link = z
  .string("Enter one link.")
  .trim()
  .default("")
  .superRefine((address, context) => {
    const problem = address === "" ? null : linkProblem(address);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

/** What a review is, without its figures, themes and recommendations. */
export const reviewFields = {
  title: requiredLine("Enter the title.", 200),
  code: z
    .string(CODE)
    .trim()
    .toUpperCase()
    .regex(new RegExp(`^${REVIEW_CODE}$`), CODE),
  kind: oneOf(reviewKinds, "Choose what kind of review it is."),
  publishedOn: calendarDay("the day it was published"),
  publisher: requiredLine("Enter who published it.", 200),
  link,
  scope: requiredText("Enter a summary: what the review studied."),
};

const recommendationInput = z.object(
  {
    /** The number that it has in the review, if that is not its place in the list. */
    number: z.number().int().positive().max(MOST_NUMBER).optional(),
    shortTitle: requiredLine("Enter a short title.", 80),
    wording: requiredText("Enter the recommendation as worded."),
    sections: z.array(z.object({ section, variant: freeText("the other wording") }, ITEM), ITEM).default([]),
    rationale: z
      .array(
        z.object(
          {
            words: requiredText("Say why it was made."),
            figure: freeText("the figure", 40),
            base: freeText("what the figure is a share of", 200),
            section,
          },
          ITEM,
        ),
        "Enter the reasons as a list.",
      )
      .default([]),
  },
  ITEM,
);

const relatedWorkInput = z.object(
  {
    words: requiredText("Say what the work is."),
    section,
    bearsOn: z.number(BEARS_ON).int(BEARS_ON).positive(BEARS_ON).optional(),
  },
  ITEM,
);

/** A published review with its recommendations. It is never edited afterwards. */
export const reviewInput = z.object({
  ...reviewFields,
  figures: z.array(figureInput, "Enter the figures as a list.").default([]),
  themes: z
    .array(
      z.object({ name: requiredLine("Enter the theme."), section: optionalSection }, ITEM),
      "Enter the themes as a list.",
    )
    .default([]),
  recommendations: z
    .array(recommendationInput, "Enter the recommendations as a list.")
    .min(1, "A review has at least one recommendation here."),
  relatedWork: z.array(relatedWorkInput, "Enter the related work as a list.").default([]),
  /** The draft that it was written as, in the version that the person saw. */
  draftId: optionalRowNumber("Choose the draft."),
  draftVersion: seen.default(0),
});

export type ReviewInput = z.output<typeof reviewInput>;

/** The texts of a review that people wrote, by field: each is searched for what may identify a child. */
export function textsOfReview(review: ReviewInput): Record<string, string> {
  const { title, publisher, scope, link: address, figures, themes, recommendations, relatedWork } = review;
  return Object.fromEntries([
    ...Object.entries({ title, publisher, scope, link: address }),
    ...figures.flatMap(({ figure, words, base }, index) => textsOfRow(`figures.${index}`, { figure, words, base })),
    ...themes.flatMap(({ name }, index) => textsOfRow(`themes.${index}`, { name })),
    ...Object.entries(textsOfRecommendations(recommendations)),
    ...relatedWork.flatMap(({ words }, index) => textsOfRow(`relatedWork.${index}`, { words })),
  ]);
}

/** The texts of recommendations that people wrote, by field. */
export function textsOfRecommendations(recommendations: ReviewInput["recommendations"]): Record<string, string> {
  return Object.fromEntries(
    recommendations.flatMap(({ shortTitle, wording, rationale, sections }, index) => [
      ...textsOfRow(`recommendations.${index}`, { shortTitle, wording }),
      ...rationale.map(({ words }, why) => [`recommendations.${index}.rationale.${why}`, words]),
      ...sections.map(({ variant }, which) => [`recommendations.${index}.sections.${which}`, variant]),
    ]),
  );
}

function textsOfRow(row: string, fields: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(fields).map(([name, text]) => [`${row}.${name}`, text]);
}

/** Recommendations of a review that is published already, such as those that a plan names and the tracker lacks. */
export const additionInput = z.object({
  code: z.string("Choose a review."),
  recommendations: z
    .array(recommendationInput, "Enter the recommendations as a list.")
    .min(1, "Enter at least one recommendation."),
});

/** The number of each recommendation in its review: its own, or its place in the list after those that there are. */
export function numbersOf(
  recommendations: readonly { readonly number?: number | undefined }[],
  taken: readonly number[] = [],
): number[] {
  const after = Math.max(0, ...taken);
  return recommendations.map(({ number }, index) => number ?? after + index + 1);
}

/** Whether each number is given once, and to none of those that there are. */
export function areNumbersFree(numbers: readonly number[], taken: readonly number[] = []): boolean {
  return new Set([...numbers, ...taken]).size === numbers.length + taken.length;
}

export const NUMBER_TAKEN = "Give each recommendation of a review a number of its own.";

const CHOOSE_THEMES = "Choose themes from the list.";
/** As long as the name of a theme in the form of a review may be. */
const LONGEST_THEME = 200;

/** The themes of a recommendation: of its own review, of other reviews by their names, and new ones, one on each line. */
export const themeTaggingInput = z.object({
  reference,
  themeIds: rowNumbers(CHOOSE_THEMES),
  otherThemes: z
    .union([z.string(), z.array(z.string())], CHOOSE_THEMES)
    .default([])
    .transform((chosen) => [chosen].flat()),
  newThemes: freeText("the new themes", 1000)
    .transform((text) =>
      text
        .split("\n")
        .map((name) => name.replace(/\s+/g, " ").trim())
        .filter(Boolean),
    )
    .refine(
      (names) => names.every(({ length }) => length <= LONGEST_THEME),
      `Keep each theme to ${LONGEST_THEME} characters, one on each line.`,
    ),
});

/** A correction of how a recommendation is worded. The wording before stays. */
export const correctionInput = z.object({
  reference,
  shortTitle: requiredLine("Enter a short title.", 80),
  wording: requiredText("Enter the recommendation as worded."),
  reason: requiredText("Say why the wording is corrected.", 2000),
  /** The event that worded it as the person saw it. */
  seen: seenFact,
});
