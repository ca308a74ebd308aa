import { eq } from "drizzle-orm";
import type { Reading } from "#db/client.ts";
import { actionReports, actions, asks, takenOver } from "#db/schema/index.ts";
import { formatDate } from "#lib/core/clock.ts";
import { agencyName, defineEvent, personName, writtenBy } from "#lib/core/events.ts";
import { withoutFullStop } from "#lib/core/text.ts";
import { takenOverInWords } from "#lib/recommendations/taken-over.rules.ts";
import { actionStateNames } from "./rules.ts";

export const actionEvents = [
  defineEvent({
    kind: "asks",
    category: "actions",
    commands: { nameAsks: "Parts named" },
    timeline: {
      filters: ["actions", "decisions"],
      async load(db, events) {
        const rows = await db.select().from(asks).where(writtenBy(asks.trail, events));
        const byEvent = Map.groupBy(rows, ({ trail }) => trail);
        return [...byEvent].map(([trail, named]) => ({ trail, words: named.map(({ words }) => words) }));
      },
      title: () => "What it asks for",
      details: ({ words }) => words.map((text) => ({ text })),
      change: () => "its parts named",
    },
  }),
  defineEvent({
    kind: "action",
    category: "actions",
    commands: { addAction: "Action added" },
    freeTexts: [
      [actions.what, "Action"],
      [takenOver.reason, "Why it is entered now"],
    ],
    timeline: {
      filters: ["actions"],
      load: actionsOf,
      title: () => "Action added",
      details({ what, agencyId, personId, dueOn, takenOverFrom, reason }, lookups) {
        const person = personId === null ? "" : `, ${personName(lookups, personId)}`;
        return [
          { text: what },
          { text: `${agencyName(lookups, agencyId)}${person}, due ${formatDate(dueOn)}` },
          ...(takenOverFrom ? [{ text: [takenOverInWords(takenOverFrom), reason].filter(Boolean).join(" ") }] : []),
        ];
      },
      change: ({ what, takenOverFrom }) =>
        `action added: ${withoutFullStop(what)}${takenOverFrom ? `, as agreed on ${formatDate(takenOverFrom)}` : ""}`,
      reportedBy: ({ addedForId }) => addedForId,
    },
  }),
  defineEvent({
    kind: "action report",
    category: "actions",
    commands: { reportOnAction: "Action reported on" },
    freeTexts: [[actionReports.note, "Note on an action"]],
    timeline: {
      filters: ["actions"],
      load: (db, events) =>
        db
          .select({
            trail: actionReports.trail,
            agencyId: actionReports.agencyId,
            state: actionReports.state,
            doneOn: actionReports.doneOn,
            note: actionReports.note,
            what: actions.what,
          })
          .from(actionReports)
          .innerJoin(actions, eq(actions.trail, actionReports.actionTrail))
          .where(writtenBy(actionReports.trail, events)),
      title: ({ state }) => `Action: ${actionStateNames[state].toLowerCase()}`,
      details: ({ what, doneOn, note }) => [
        { text: what },
        ...(doneOn ? [{ heading: "Done on", text: formatDate(doneOn) }] : []),
        ...(note ? [{ heading: "Note", text: note }] : []),
      ],
      change: ({ state, what }) => `action ${state === "open" ? "reported on" : state}: ${withoutFullStop(what)}`,
      reportedBy: ({ agencyId }) => agencyId,
    },
  }),
];

function actionsOf(db: Reading, events: readonly number[]) {
  return db
    .select({
      trail: actions.trail,
      addedForId: actions.addedForId,
      agencyId: actions.agencyId,
      personId: actions.personId,
      what: actions.what,
      dueOn: actions.dueOn,
      takenOverFrom: takenOver.agreedOn,
      reason: takenOver.reason,
    })
    .from(actions)
    .leftJoin(takenOver, eq(takenOver.trail, actions.trail))
    .where(writtenBy(actions.trail, events));
}
