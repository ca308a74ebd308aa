import { z } from "zod";
import { checkbox, optionalRowNumber, requiredText, rowNumber } from "#lib/core/input.ts";

const SHORTEST = 3;
const LONGEST = 5000;
/** A passage that occurs in more events than this is a common word, and identifies no one. */
export const MOST_WRITES = 50;

export const passageRemoval = z.object({
  /** The event whose page the form is on. */
  factTrail: rowNumber("Choose what to remove it from."),
  passage: z
    .string("Copy the passage that is to go.")
    .transform((text) => text.normalize("NFC").replace(/\r\n?/g, "\n").trim())
    .pipe(
      z
        .string()
        .min(SHORTEST, `Copy the passage that is to go: at least ${SHORTEST} characters.`)
        .max(LONGEST, `Copy a shorter passage: at most ${LONGEST.toLocaleString("en-GB")} characters at a time.`),
    ),
  /** Whether to remove it from every event that contains it. */
  everywhere: checkbox,
  reason: requiredText("Say why it is removed, without repeating it.", 500),
});

/** The file of a piece of evidence, or by the event that added it that of a review or of an imported plan. */
export const fileRemoval = z
  .object({
    evidenceId: optionalRowNumber("Choose a file."),
    reviewFileTrail: optionalRowNumber("Choose a file."),
    importTrail: optionalRowNumber("Choose a file."),
    reason: requiredText("Say why it is removed, without repeating what it shows.", 500),
  })
  .refine((given) => [given.evidenceId, given.reviewFileTrail, given.importTrail].filter(Boolean).length === 1, {
    path: ["evidenceId"],
    message: "Choose one file.",
  });
