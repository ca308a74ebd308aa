import { createHash } from "node:crypto";
import { z } from "zod";
import { NotFound } from "#lib/core/errors.ts";
import { type FormValues, freeText, seenFact } from "#lib/core/input.ts";
import { type SplitList, splitRecommendations, suggestTitle } from "./pasted-recommendations.rules.ts";
import { figureInput, MOST_RECOMMENDATIONS, reviewFields } from "./reviews.rules.ts";

/** How many key figures the form has room for. */
export const MOST_FIGURES = 6;
/** Longer than any list of recommendations, and short enough for one field of a form. */
const LONGEST_LIST = 200_000;

/** A row of the form that is left empty is no figure. */
const figureRow = z.preprocess((row) => (isEmptyRow(row) ? null : row), figureInput.nullable());

function isEmptyRow(row: unknown): boolean {
  return typeof row === "object" && row !== null && Object.values(row).every((text) => text === "");
}

/** The form that a review is written in, whole enough to be checked and published. */
export const reviewForm = z.object({
  ...reviewFields,
  figures: z
    .array(figureRow, "Enter the figures in the fields of this form.")
    .default([])
    .transform((rows) => rows.filter((row) => row !== null)),
  themes: freeText("the themes").transform((text) =>
    text
      .split("\n")
      .map((name) => name.trim())
      .filter(Boolean)
      .map((name) => ({ name })),
  ),
  list: freeText("the recommendations", LONGEST_LIST)
    .transform(splitRecommendations)
    .superRefine(({ wordings }, context) => {
      const issue = (message: string) => context.addIssue({ code: "custom", message });
      if (wordings.length === 0) issue("Paste the recommendations, as they are worded in the review.");
      if (wordings.length > MOST_RECOMMENDATIONS)
        issue(`This list has ${wordings.length} recommendations, and a review can have ${MOST_RECOMMENDATIONS}.`);
    }),
});

export type ReviewForm = Omit<z.output<typeof reviewForm>, "list"> & { readonly list: SplitList };

/** The fields of the form in which a review is written; a draft keeps these alone. */
const formFields = [...Object.keys(reviewFields), "figures", "themes", "list"];

/** The fields of a draft among the values of a posted form, without those of the tracker itself. */
export function draftFields(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => formFields.includes(name)));
}

/** Which draft a form is about, and the version that the person saw. */
const place = z.object({ draftId: seenFact, version: seenFact });

/** The draft that a posted form is about, in the version that the person saw. Throws NotFound if the form names none. */
export function draftPlace(values: FormValues): z.output<typeof place> {
  const { data } = place.safeParse(values);
  if (!data) throw new NotFound("draft of a review");
  return data;
}

/** Short titles that a person has given, each with the key of the wording that it is for. */
const givenTitles = z.array(z.object({ key: z.string().default(""), shortTitle: z.string().default("") })).catch([]);

/** A recommendation as it will be published, with the key of its wording. */
export interface TitledRecommendation {
  readonly key: string;
  readonly shortTitle: string;
  readonly wording: string;
}

/**
 * The recommendations of a list with a short title for each: the one that a person gave to this wording, else a
 * suggestion. The key follows the wording, so that a title does not move to another when the list is changed.
 */
export function titledRecommendations({ wordings }: SplitList, titles: unknown): TitledRecommendation[] {
  const given = new Map(givenTitles.parse(titles).map(({ key, shortTitle }) => [key, shortTitle]));
  return wordings.map((wording) => {
    const key = createHash("sha256").update(wording).digest("base64url").slice(0, 16);
    return { key, shortTitle: given.get(key) ?? suggestTitle(wording), wording };
  });
}

/** The input of the command that publishes a draft. */
export function reviewFrom({ list: _, ...form }: ReviewForm, titled: readonly TitledRecommendation[]) {
  return { ...form, recommendations: titled.map(({ shortTitle, wording }) => ({ shortTitle, wording })) };
}

/** The title of a draft, which may have none yet. */
export function draftTitle({ title, code }: FormValues): string {
  return [title, code].find((text) => typeof text === "string" && text.trim() !== "")?.toString() ?? "Without a title";
}
