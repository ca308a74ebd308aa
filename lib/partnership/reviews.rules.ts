import { z } from "zod";
import { calendarDay, freeText, reference, requiredLine, requiredText, rowNumbers } from "#lib/core/input.ts";

/** The message for an item of a list that is not made of fields; only a program can send one. */
const ITEM = "Enter each item with its fields.";
const BEARS_ON = "Give the number of the recommendation that the related work bears on.";

const section = requiredLine("Say which section it stands in.", 20);
const figure = z.object(
  {
    figure: requiredLine("Enter the figure.", 40),
    words: requiredText("Say what it counts.", 300),
    base: freeText("what the figure is a share of", 200),
    section,
  },
  ITEM,
);

/** A published review with its recommendations. It is never edited afterwards. */
export const reviewInput = z.object({
  code: z
    .string("Give the review a short code.")
    .regex(/^[A-Z][A-Z0-9]{1,7}$/, "Give the review a short code of capital letters and figures, such as HU2."),
  title: requiredLine("Enter the title.", 200),
  publisher: requiredLine("Enter who published it.", 200),
  kind: requiredLine("Say what kind of review it is.", 80),
  publishedOn: calendarDay("the day it was published"),
  scope: requiredText("Say what it studied."),
  figures: z.array(figure, "Enter the figures as a list.").default([]),
  themes: z
    .array(z.object({ name: requiredLine("Enter the theme."), section }, ITEM), "Enter the themes as a list.")
    .default([]),
  recommendations: z
    .array(
      z.object(
        {
          shortTitle: requiredLine("Enter a short title.", 80),
          wording: requiredText("Enter the recommendation as worded."),
          sections: z
            .array(z.object({ section, variant: freeText("the other wording") }, ITEM), ITEM)
            .min(1, "Say which section it stands in."),
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
      ),
      "Enter the recommendations as a list.",
    )
    .min(1, "A review has at least one recommendation here."),
  relatedWork: z
    .array(
      z.object(
        {
          words: requiredText("Say what the work is."),
          section,
          bearsOn: z.number(BEARS_ON).int(BEARS_ON).positive(BEARS_ON).optional(),
        },
        ITEM,
      ),
      "Enter the related work as a list.",
    )
    .default([]),
});

export const themeTaggingInput = z.object({
  reference,
  themeIds: rowNumbers("Choose themes from the list."),
});
