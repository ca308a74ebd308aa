import { z } from "zod";
import { checkbox, optionalCalendarDay } from "#lib/core/input.ts";
import { reviewFields } from "#lib/partnership/reviews.rules.ts";
import type { ReviewAnswer } from "./answers.rules.ts";

/** The choice of a review that the tracker lacks, and that of leaving one out. */
export const NEW_REVIEW = "new";
export const LEAVE_OUT = "leave out";

const newReview = z.object({
  title: reviewFields.title,
  code: reviewFields.code,
  kind: reviewFields.kind,
  publishedOn: reviewFields.publishedOn,
  publisher: reviewFields.publisher,
  scope: reviewFields.scope,
});

const reviewRow = z
  .looseObject({
    named: z.string().default(""),
    choice: z.string().default(""),
    agreedOn: optionalCalendarDay("the day the plan was agreed"),
  })
  .transform((row, context): ReviewAnswer => {
    const { named, choice } = row;
    const agreedOn = row.agreedOn ?? null;
    if (choice === "") {
      context.addIssue({
        code: "custom",
        path: ["choice"],
        message: `Choose a review for ${named || "the rows without a review"}.`,
      });
      return z.NEVER;
    }
    if (choice === LEAVE_OUT) return { named, isUsed: false, code: "", added: null, agreedOn };
    if (choice !== NEW_REVIEW) return { named, isUsed: true, code: choice, added: null, agreedOn };
    const parsed = newReview.safeParse(row);
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues)
        context.addIssue({ code: "custom", path: [...path], message });
      return z.NEVER;
    }
    const { code, ...added } = parsed.data;
    return { named, isUsed: true, code, added, agreedOn };
  });

/** What the step about reviews answers: which review of the tracker each review of the file is. */
export const reviewsInput = z.object({ reviews: z.array(reviewRow).default([]) });

/** The day that each text means which is written instead of a date; empty if it means none. */
export const datesInput = z.object({
  dates: z
    .array(
      z.object({ text: z.string(), day: optionalCalendarDay("the day it means") }).transform(({ text, day }) => ({
        text,
        day: day ?? null,
      })),
    )
    .default([]),
});

/** The choice of an agency that the tracker lacks, and that of leaving a name out. */
export const ADD_AGENCY = "add";
export const NO_AGENCY = "none";

/** The answers that hold for a whole file and are given where their effect is shown. */
export const ticksInput = z.object({
  takesLastDay: checkbox,
  takesMostCautious: checkbox,
  takesLastAction: checkbox,
  hasReadWordings: checkbox,
  doneOn: optionalCalendarDay("the day on which they were done").transform((day) => day ?? null),
});
