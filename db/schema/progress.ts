import { type AnySQLiteColumn, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { agencies } from "./agencies.ts";
import { calendarDate, flag, freeText } from "./columns.ts";
import { ownTrailNumber, trailNumber } from "./core.ts";
import { recommendations } from "./reviews.ts";

export const updates = sqliteTable(
  "updates",
  {
    trail: ownTrailNumber(),
    recommendationId: integer()
      .notNull()
      .references(() => recommendations.id),
    /** The agency that reports. The business team may post on its behalf. */
    agencyId: integer()
      .notNull()
      .references(() => agencies.id),
    /** Whether that agency was the owner then. Only an owner's update rates the recommendation. */
    asOwner: flag().notNull(),
    rating: text({ enum: ["not-started", "on-track", "at-risk", "off-track", "delivered"] }).notNull(),
    nothingChanged: flag().notNull(),
    done: freeText().notNull(),
    difference: freeText().notNull(),
    next: freeText().notNull(),
    inTheWay: freeText().notNull(),
    correctsTrail: integer().references((): AnySQLiteColumn => updates.trail),
    /** The event number of the update that it corrects, or its own: a correction replaces what it corrects. */
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
    title: freeText().notNull(),
    shows: text({ enum: ["activity", "outcome"] }).notNull(),
    /** The day that the evidence describes, not the day on which it was added. */
    trueOn: calendarDate().notNull(),
    held: flag().notNull(),
    /** A link has a url; a file has the other four. */
    fileName: freeText(),
    url: freeText(),
    sha256: freeText(),
    mediaType: text(),
    bytes: integer(),
    /** Whether the place where the picture was taken was removed from the file; null for a fact older than that. */
    placeRemoved: flag(),
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

/** A file that was received and not posted yet. Its bytes are in the incoming folder, named by the ticket. */
export const uploads = sqliteTable("uploads", {
  ticket: text().primaryKey(),
  personId: integer().notNull(),
  fileName: text().notNull(),
  sha256: text().notNull(),
  mediaType: text().notNull(),
  bytes: integer().notNull(),
  placeRemoved: flag().notNull().default(false),
  receivedAt: integer().notNull(),
});

/**
 * The result of a virus scan, if a scanner is set up. Not a fact: a file may be scanned again, which changes no fact. A
 * checksum without a row has not been scanned.
 */
export const scans = sqliteTable("scans", {
  sha256: text().primaryKey(),
  verdict: text({ enum: ["clean", "found"] }).notNull(),
  /** The name of the virus, as the scanner reports it. */
  found: text(),
  scannedAt: integer().notNull(),
});
