import { type AnySQLiteColumn, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { agencies } from "./agencies.ts";
import { calendarDate, flag } from "./columns.ts";
import { ownTrailNumber } from "./core.ts";
import { meetings } from "./meetings.ts";
import { recommendations } from "./reviews.ts";

/** The steps of assurance. The latest step that is not held for review is the current one. */
export const signOffs = sqliteTable(
  "sign_offs",
  {
    trail: ownTrailNumber(),
    recommendationId: integer()
      .notNull()
      .references(() => recommendations.id),
    step: text({ enum: ["requested", "accepted", "returned", "not-pursued", "embedded", "reopened"] }).notNull(),
    /** The request that was accepted or returned. */
    requestTrail: integer().references((): AnySQLiteColumn => signOffs.trail),
    /** The reason of the decision, or what is missing if returned; empty for a request. */
    reason: text().notNull(),
    meetingId: integer().references(() => meetings.id),
    held: flag().notNull(),
  },
  (t) => [index("sign_offs_by_recommendation").on(t.recommendationId, t.trail, t.held, t.step)],
);

/** The texts of a request for sign-off and its evidence. */
export const signOffRequests = sqliteTable("sign_off_requests", {
  trail: integer()
    .primaryKey()
    .references(() => signOffs.trail),
  agencyId: integer()
    .notNull()
    .references(() => agencies.id),
  done: text().notNull(),
  difference: text().notNull(),
  evidenceIds: text({ mode: "json" }).$type<readonly number[]>().notNull(),
});

/** The accepted facts by event number, none later than `upTo`, so that later additions are not part of the acceptance. */
export const acceptances = sqliteTable("acceptances", {
  trail: integer()
    .primaryKey()
    .references(() => signOffs.trail),
  upTo: integer().notNull(),
  factTrails: text({ mode: "json" }).$type<readonly number[]>().notNull(),
  evidenceIds: text({ mode: "json" }).$type<readonly number[]>().notNull(),
  recheckOn: calendarDate().notNull(),
});
