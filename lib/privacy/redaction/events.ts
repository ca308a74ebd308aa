import { defineEvent } from "#lib/core/events.ts";

/** The timeline shows a redaction with the event that it changed, and not as an entry of its own. */
export const redactionEvents = [
  defineEvent({
    kind: "redaction",
    category: "held and removed",
    commands: { redact: "Passage removed", removeFile: "File removed" },
  }),
];
