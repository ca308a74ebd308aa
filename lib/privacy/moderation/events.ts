import { defineEvent } from "#lib/core/events.ts";

export const moderationEvents = [
  defineEvent({
    kind: "released",
    category: "held and removed",
    commands: { releaseHeld: "Held text released" },
  }),
];
