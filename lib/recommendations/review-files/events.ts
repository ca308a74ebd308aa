import { reviewFiles } from "#db/schema/index.ts";
import { defineEvent } from "#lib/core/events.ts";

export const reviewFileEvents = [
  defineEvent({
    kind: "review file",
    category: "set-up",
    commands: { addReviewFile: "File of a review added" },
    freeTexts: [[reviewFiles.fileName, "File name"]],
  }),
];
