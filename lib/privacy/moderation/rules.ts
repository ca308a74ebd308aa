import { z } from "zod";
import { freeText, rowNumber } from "#lib/core/input.ts";

export const release = z.object({
  heldTrail: rowNumber("Choose what to release."),
  reason: freeText("the note", 1000),
});
