import { z } from "zod";
import { calendarDay, freeText, requiredLine, requiredText, rowNumber } from "#lib/core/input.ts";

const section = requiredLine("Say which section it stands in.", 20);
const figure = z.object({
  figure: requiredLine("Enter the figure.", 40),
  words: requiredText("Say what it counts.", 300),
  base: freeText(200),
  section,
});

/** A published review with its recommendations. It is never edited afterwards. */
export const reviewInput = z.object({
  code: z
    .string()
    .regex(/^[A-Z][A-Z0-9]{1,7}$/, "Give the review a short code of capital letters and figures, such as HU2."),
  title: requiredLine("Enter the title.", 200),
  publisher: requiredLine("Enter who published it.", 200),
  kind: requiredLine("Say what kind of review it is.", 80),
  publishedOn: calendarDay("the day it was published"),
  scope: requiredText("Say what it studied."),
  figures: z.array(figure).default([]),
  themes: z.array(z.object({ name: requiredLine("Enter the theme."), section })).default([]),
  recommendations: z
    .array(
      z.object({
        shortTitle: requiredLine("Enter a short title.", 80),
        wording: requiredText("Enter the recommendation as worded."),
        sections: z.array(z.object({ section, variant: freeText() })).min(1, "Say which section it stands in."),
        rationale: z
          .array(
            z.object({
              words: requiredText("Say why it was made."),
              figure: freeText(40),
              base: freeText(200),
              section,
            }),
          )
          .default([]),
      }),
    )
    .min(1, "A review has at least one recommendation here."),
  relatedWork: z
    .array(
      z.object({
        words: requiredText("Say what the work is."),
        section,
        bearsOn: z.number().int().positive().optional(),
      }),
    )
    .default([]),
});

export const themeTaggingInput = z.object({
  reference: z.string(),
  themeIds: z
    .union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))])
    .optional()
    .transform((chosen) => (chosen === undefined ? [] : [...new Set([chosen].flat())]))
    .pipe(z.array(rowNumber("Choose themes from the list."))),
});
