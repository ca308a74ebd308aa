import { defineEvent } from "#lib/core/events.ts";

export const paperEvents = [
  defineEvent({
    kind: "paper",
    category: "papers",
    commands: { draftPaper: "Paper drafted", issuePaper: "Paper issued" },
  }),
];
