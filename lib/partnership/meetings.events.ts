import { meetings } from "#db/schema/index.ts";
import { defineEvent } from "#lib/core/events.ts";

export const meetingEvents = [
  defineEvent({
    kind: "meeting",
    category: "set-up",
    commands: { scheduleMeeting: "Meeting entered" },
    freeTexts: [[meetings.title, "Meeting"]],
  }),
];
