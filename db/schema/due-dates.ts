import { index, integer, sqliteTable, uniqueIndex } from "drizzle-orm/sqlite-core";
import { agencies } from "./agencies.ts";
import { calendarDate, flag, freeText } from "./columns.ts";
import { ownTrailNumber } from "./core.ts";
import { meetings } from "./meetings.ts";
import { recommendations } from "./reviews.ts";

const recommendationId = () =>
  integer()
    .notNull()
    .references(() => recommendations.id);

/** The first due date, and each later one that was agreed. */
export const dueDates = sqliteTable(
  "due_dates",
  {
    trail: ownTrailNumber(),
    recommendationId: recommendationId(),
    dueOn: calendarDate().notNull(),
    reason: freeText().notNull(),
  },
  (t) => [index("due_dates_by_recommendation").on(t.recommendationId, t.trail, t.dueOn)],
);

/** A request for another due date: by which agency, why, and how the risk to children is managed until then. */
export const dateRequests = sqliteTable(
  "date_requests",
  {
    trail: ownTrailNumber(),
    recommendationId: recommendationId(),
    agencyId: integer()
      .notNull()
      .references(() => agencies.id),
    dueOn: calendarDate().notNull(),
    reason: freeText().notNull(),
    interimRisk: freeText().notNull(),
    held: flag().notNull(),
  },
  (t) => [index("date_requests_by_recommendation").on(t.recommendationId, t.trail, t.held)],
);

/** The one decision on a request. An accepted request appends its due date in the same event. */
export const dateDecisions = sqliteTable(
  "date_decisions",
  {
    trail: ownTrailNumber(),
    requestTrail: integer()
      .notNull()
      .references(() => dateRequests.trail),
    accepted: flag().notNull(),
    reason: freeText().notNull(),
    meetingId: integer().references(() => meetings.id),
  },
  (t) => [uniqueIndex("date_decisions_by_request").on(t.requestTrail)],
);

/** How often an owner has to report from then on, in months. */
export const reportingIntervals = sqliteTable(
  "reporting_intervals",
  {
    trail: ownTrailNumber(),
    recommendationId: recommendationId(),
    months: integer().notNull(),
  },
  (t) => [index("reporting_intervals_by_recommendation").on(t.recommendationId, t.trail, t.months)],
);
