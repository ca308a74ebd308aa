import { handovers } from "#db/schema/index.ts";
import { defineEvent, personName, writtenBy } from "#lib/core/events.ts";

export const handoverEvents = [
  defineEvent({
    kind: "handed over",
    category: "owners",
    commands: { handOver: "Handed over" },
    timeline: {
      load: (db, events) => db.select().from(handovers).where(writtenBy(handovers.trail, events)),
      title: ({ toPersonId }, lookups) => `Handed over to ${personName(lookups, toPersonId)}`,
      details: ({ fromPersonId, reason }, lookups) => [
        { text: `From ${personName(lookups, fromPersonId)}. ${reason}` },
      ],
      change: ({ toPersonId }, lookups) => `handed over to ${personName(lookups, toPersonId)}`,
    },
  }),
  defineEvent({ kind: "handover accepted", category: "owners", commands: { acceptHandover: "Handover accepted" } }),
];
