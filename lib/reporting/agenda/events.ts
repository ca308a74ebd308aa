import { notings } from "#db/schema/index.ts";
import { defineEvent, writtenBy } from "#lib/core/events.ts";
import { withoutFullStop } from "#lib/core/text.ts";

export const agendaEvents = [
  defineEvent({
    kind: "noted",
    category: "papers",
    commands: { noteAtMeeting: "Noted at a meeting" },
    meetingFacts: notings,
    timeline: {
      load: (db, events) => db.select().from(notings).where(writtenBy(notings.trail, events)),
      title: () => "Noted",
      details: ({ words }) => [{ text: words }],
      change: ({ words }) => `noted: ${withoutFullStop(words)}`,
    },
  }),
];
