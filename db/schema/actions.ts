import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { agencies } from "./agencies.ts";
import { calendarDate, flag, freeText } from "./columns.ts";
import { ownTrailNumber, trailNumber } from "./core.ts";
import { people } from "./people.ts";
import { recommendations } from "./reviews.ts";

/** The parts of a compound recommendation in the partnership’s own short words. Each naming replaces the one before. */
export const asks = sqliteTable(
  "asks",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    trail: trailNumber(),
    recommendationId: integer()
      .notNull()
      .references(() => recommendations.id),
    words: freeText().notNull(),
  },
  (t) => [index("asks_by_recommendation").on(t.recommendationId, t.trail), index("asks_by_trail").on(t.trail)],
);

/** One concrete step under a recommendation, identified by its event number. */
export const actions = sqliteTable(
  "actions",
  {
    trail: ownTrailNumber(),
    recommendationId: integer()
      .notNull()
      .references(() => recommendations.id),
    askId: integer().references(() => asks.id),
    agencyId: integer()
      .notNull()
      .references(() => agencies.id),
    personId: integer().references(() => people.id),
    /** The agency that added it, or for which the business team did. */
    addedForId: integer()
      .notNull()
      .references(() => agencies.id),
    what: freeText().notNull(),
    dueOn: calendarDate().notNull(),
    held: flag().notNull(),
  },
  (t) => [
    index("actions_by_recommendation").on(t.recommendationId, t.trail, t.held, t.dueOn),
    index("actions_by_agency").on(t.agencyId, t.trail),
  ],
);

/** A report on an action, and whether the action is open, done or dropped from then on. */
export const actionReports = sqliteTable(
  "action_reports",
  {
    trail: ownTrailNumber(),
    actionTrail: integer()
      .notNull()
      .references(() => actions.trail),
    agencyId: integer()
      .notNull()
      .references(() => agencies.id),
    state: text({ enum: ["open", "done", "dropped"] }).notNull(),
    doneOn: calendarDate(),
    note: freeText().notNull(),
    held: flag().notNull(),
  },
  (t) => [index("action_reports_by_action").on(t.actionTrail, t.trail, t.held, t.state)],
);
