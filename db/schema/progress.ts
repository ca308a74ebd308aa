import { type AnySQLiteColumn, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { agencies } from "./agencies.ts";
import { calendarDate, flag } from "./columns.ts";
import { ownTrailNumber, trailNumber } from "./core.ts";
import { recommendations } from "./reviews.ts";

export const updates = sqliteTable(
  "updates",
  {
    trail: ownTrailNumber(),
    recommendationId: integer()
      .notNull()
      .references(() => recommendations.id),
    /** The agency that reports; the business team may post for it. */
    agencyId: integer()
      .notNull()
      .references(() => agencies.id),
    /** Whether the agency was the owner then; only an owner's update rates the recommendation. */
    asOwner: flag().notNull(),
    rating: text({ enum: ["not-started", "on-track", "at-risk", "off-track", "delivered"] }).notNull(),
    nothingChanged: flag().notNull(),
    done: text().notNull(),
    difference: text().notNull(),
    next: text().notNull(),
    inTheWay: text().notNull(),
    correctsTrail: integer().references((): AnySQLiteColumn => updates.trail),
    /** The event number of the update that it corrects, or its own, so that a correction keeps the position of the original. */
    standsAt: integer().notNull(),
    held: flag().notNull(),
  },
  (t) => [
    index("updates_by_recommendation").on(t.recommendationId, t.standsAt, t.trail, t.asOwner, t.held, t.rating),
    index("updates_by_corrected").on(t.correctsTrail),
  ],
);

export const evidence = sqliteTable(
  "evidence",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    trail: trailNumber(),
    recommendationId: integer()
      .notNull()
      .references(() => recommendations.id),
    agencyId: integer()
      .notNull()
      .references(() => agencies.id),
    title: text().notNull(),
    shows: text({ enum: ["activity", "outcome"] }).notNull(),
    /** The date that the evidence describes, not the date it was added. */
    trueOn: calendarDate().notNull(),
    held: flag().notNull(),
    /** The next four are set for files; `url` is set for links. */
    sha256: text(),
    fileName: text(),
    mediaType: text(),
    bytes: integer(),
    url: text(),
    /** The older version that this one replaces. Both are kept. */
    replacesId: integer().references((): AnySQLiteColumn => evidence.id),
  },
  (t) => [
    index("evidence_by_recommendation").on(t.recommendationId, t.trail, t.held, t.shows),
    index("evidence_by_trail").on(t.trail),
    index("evidence_by_sha256").on(t.sha256),
    index("evidence_by_replaced").on(t.replacesId, t.trail),
  ],
);

/** A received file that is not posted yet, in the incoming folder under its ticket. */
export const uploads = sqliteTable("uploads", {
  ticket: text().primaryKey(),
  personId: integer().notNull(),
  fileName: text().notNull(),
  sha256: text().notNull(),
  mediaType: text().notNull(),
  bytes: integer().notNull(),
  receivedAt: integer().notNull(),
});

/** The latest result of the virus scanner for a file, if one is set up. Not a fact: it is replaced by each scan. */
export const scans = sqliteTable("scans", {
  sha256: text().primaryKey(),
  verdict: text({ enum: ["clean", "found"] }).notNull(),
  /** The scanner's name for the virus. */
  found: text(),
  scannedAt: integer().notNull(),
});
