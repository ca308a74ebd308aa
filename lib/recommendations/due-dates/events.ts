import { eq, sql } from "drizzle-orm";
import type { Reading } from "#db/client.ts";
import { dateDecisions, dateRequests, dueDates, reportingIntervals, takenOver } from "#db/schema/index.ts";
import { type CalendarDate, daysBetween, formatDate } from "#lib/core/clock.ts";
import { defineEvent, writtenBy } from "#lib/core/events.ts";
import { plural } from "#lib/core/text.ts";
import { takenOverInWords } from "#lib/recommendations/taken-over.rules.ts";

export const dueDateEvents = [
  defineEvent({
    kind: "due date",
    category: "due dates",
    commands: { setDueDate: "Due date set" },
    timeline: {
      load: (db, events) =>
        db
          .select({
            trail: dueDates.trail,
            dueOn: dueDates.dueOn,
            reason: dueDates.reason,
            takenOverFrom: takenOver.agreedOn,
          })
          .from(dueDates)
          .leftJoin(takenOver, eq(takenOver.trail, dueDates.trail))
          .where(writtenBy(dueDates.trail, events)),
      title: ({ dueOn }) => `Due date set: ${formatDate(dueOn)}`,
      details: ({ reason, takenOverFrom }) => [
        ...(takenOverFrom ? [{ text: takenOverInWords(takenOverFrom) }] : []),
        { text: reason },
      ],
      change: ({ dueOn, takenOverFrom }) =>
        `due date set: ${formatDate(dueOn)}${takenOverFrom ? `, as agreed on ${formatDate(takenOverFrom)}` : ""}`,
    },
  }),
  defineEvent({
    kind: "new date asked for",
    category: "due dates",
    commands: { requestNewDate: "New date asked for" },
    freeTexts: [
      [dateRequests.reason, "Why another date is asked for"],
      [dateRequests.interimRisk, "Risk until then"],
    ],
    timeline: {
      load: (db, events) => db.select().from(dateRequests).where(writtenBy(dateRequests.trail, events)),
      title: ({ dueOn }) => `Another due date asked for: ${formatDate(dueOn)}`,
      details: ({ reason, interimRisk }) => [
        { heading: "Why", text: reason },
        { heading: "Risk until then", text: interimRisk },
      ],
      change: ({ dueOn }) => `another due date asked for: ${formatDate(dueOn)}`,
      reportedBy: ({ agencyId }) => agencyId,
    },
  }),
  defineEvent({
    kind: "new date decided",
    category: "due dates",
    commands: { acceptNewDate: "New date accepted", refuseNewDate: "New date refused" },
    meetingFacts: dateDecisions,
    timeline: {
      load: dateDecisionsOf,
      title: ({ accepted, dueOn }) =>
        accepted ? `Due date moved to ${formatDate(dueOn)}` : `Due date of ${formatDate(dueOn)} refused`,
      details: ({ reason }) => [{ text: reason }],
      change: ({ accepted, dueOn, dueBefore }) =>
        accepted ? `due date ${moved(dueBefore, dueOn)}, agreed` : `due date of ${formatDate(dueOn)} refused`,
    },
  }),
  defineEvent({
    kind: "reporting interval",
    category: "due dates",
    commands: { setReportingInterval: "Reporting interval set" },
    timeline: {
      load: (db, events) => db.select().from(reportingIntervals).where(writtenBy(reportingIntervals.trail, events)),
      title: ({ months }) => `To be reported on every ${months === 1 ? "month" : `${months} months`}`,
      change: ({ months }) => `to be reported on every ${plural(months, "month")}`,
    },
  }),
];

function dateDecisionsOf(db: Reading, events: readonly number[]) {
  return db
    .select({
      trail: dateDecisions.trail,
      accepted: dateDecisions.accepted,
      reason: dateDecisions.reason,
      meetingId: dateDecisions.meetingId,
      dueOn: dateRequests.dueOn,
      /** The due date that was agreed until this decision. */
      dueBefore: sql<CalendarDate | null>`(select d.due_on from ${dueDates} d
        where d.recommendation_id = ${dateRequests.recommendationId} and d.trail < ${dateDecisions.trail}
        order by d.trail desc limit 1)`,
    })
    .from(dateDecisions)
    .innerJoin(dateRequests, eq(dateRequests.trail, dateDecisions.requestTrail))
    .where(writtenBy(dateDecisions.trail, events));
}

function moved(from: CalendarDate | null, to: CalendarDate): string {
  const days = from === null ? 0 : daysBetween(from, to);
  if (days === 0) return `moved to ${formatDate(to)}`;
  return `moved by ${plural(Math.abs(days), "day")}${days < 0 ? " earlier" : ""} to ${formatDate(to)}`;
}
