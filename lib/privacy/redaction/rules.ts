import { z } from "zod";
import { checkbox, requiredText, rowNumber } from "#lib/core/input.ts";

/** What stands in the place of what was removed. */
export const REMOVED = "[removed]";
const SHORTEST = 3;
/** A passage that stands in more writes than this is no passage that identifies somebody, but a common word. */
export const MOST_WRITES = 50;

export const passageRemoval = z.object({
  /** The write on whose page it was asked for. */
  factTrail: rowNumber("Choose what to remove it from."),
  passage: z
    .string("Copy the passage that is to go.")
    .transform((text) => text.normalize("NFC").replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().min(SHORTEST, `Copy the passage that is to go: at least ${SHORTEST} characters.`).max(5000)),
  /** Wherever else in the tracker the same passage stands, too. */
  everywhere: checkbox,
  reason: requiredText("Say why it is removed, without repeating it.", 500),
});

export const fileRemoval = z.object({
  evidenceId: rowNumber("Choose a file."),
  reason: requiredText("Say why it is removed, without repeating what it shows.", 500),
});
