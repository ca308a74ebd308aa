import { eq } from "drizzle-orm";
import { actionReports, actions, asks } from "#db/schema/index.ts";
import { formatDate } from "#lib/core/clock.ts";
import { agencyName, defineEvent, personName, writtenBy } from "#lib/core/events.ts";
import { withoutFullStop } from "#lib/core/text.ts";
import { actionStateNames } from "./rules.ts";

export const actionEvents = [
  defineEvent({
    kind: "asks",
    category: "actions",
    commands: { nameAsks: "Asks named" },
    timeline: {
      filters: ["actions", "decisions"],
      async load(db, events) {
        const rows = await db.select().from(asks).where(writtenBy(asks.trail, events));
        const byEvent = Map.groupBy(rows, ({ trail }) => trail);
        return [...byEvent].map(([trail, named]) => ({ trail, words: named.map(({ words }) => words) }));
      },
      title: () => "What it asks for, part by part",
      details: ({ words }) => words.map((text) => ({ text })),
      change: () => "its parts named",
    },
  }),
  defineEvent({
    kind: "action",
    category: "actions",
    commands: { addAction: "Action added" },
    freeTexts: [[actions.what, "Action"]],
    timeline: {
      filters: ["actions"],
      load: (db, events) => db.select().from(actions).where(writtenBy(actions.trail, events)),
      title: () => "Action added",
      details({ what, agencyId, personId, dueOn }, lookups) {
        const person = personId === null ? "" : `, ${personName(lookups, personId)}`;
        return [{ text: what }, { text: `${agencyName(lookups, agencyId)}${person}, due ${formatDate(dueOn)}` }];
      },
      change: ({ what }) => `action added: ${withoutFullStop(what)}`,
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
