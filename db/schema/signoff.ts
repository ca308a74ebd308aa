import { type AnySQLiteColumn, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { agencies } from "./agencies.ts";
import { calendarDate, flag, freeText } from "./columns.ts";
import { ownTrailNumber } from "./core.ts";
import { meetings } from "./meetings.ts";
import { recommendations } from "./reviews.ts";

/** The steps of assurance, one row each. The latest one that counts is the current step. */
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
    /** The reason of the decision; what is missing, if it was returned. Empty for a request. */
    reason: freeText().notNull(),
    meetingId: integer().references(() => meetings.id),
    held: flag().notNull(),
  },
  (t) => [index("sign_offs_by_recommendation").on(t.recommendationId, t.trail, t.held, t.step)],
);

/** What an owner reports when it asks for sign-off, with the evidence for it. */
export const signOffRequests = sqliteTable("sign_off_requests", {
  trail: integer()
    .primaryKey()
    .references(() => signOffs.trail),
  agencyId: integer()
    .notNull()
    .references(() => agencies.id),
  done: freeText().notNull(),
  difference: freeText().notNull(),
  evidenceIds: text({ mode: "json" }).$type<readonly number[]>().notNull(),
});

/** What was accepted: the facts by their event numbers, none later than `upTo`. Facts added later are not part of it. */
export const acceptances = sqliteTable("acceptances", {
  trail: integer()
    .primaryKey()
    .references(() => signOffs.trail),
  upTo: integer().notNull(),
  factTrails: text({ mode: "json" }).$type<readonly number[]>().notNull(),
  evidenceIds: text({ mode: "json" }).$type<readonly number[]>().notNull(),
  recheckOn: calendarDate().notNull(),
});
