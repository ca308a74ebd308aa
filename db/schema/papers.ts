import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ownTrailNumber } from "./core.ts";
import { meetings } from "./meetings.ts";
import { recommendations } from "./reviews.ts";

const meetingId = () =>
  integer()
    .notNull()
    .references(() => meetings.id);

/** The cover sheet of a meeting's paper. Each row replaces the previous one. */
export const paperCovers = sqliteTable(
  "paper_covers",
  {
    trail: ownTrailNumber(),
    meetingId: meetingId(),
    agendaItem: text().notNull(),
    title: text().notNull(),
    author: text().notNull(),
    sponsor: text().notNull(),
    purpose: text({ enum: ["decision", "discussion", "information"] }).notNull(),
    asks: text().notNull(),
    summary: text().notNull(),
    risks: text().notNull(),
    scope: text().notNull(),
  },
  (t) => [index("paper_covers_by_meeting").on(t.meetingId, t.trail)],
);

/** An issued paper. It never changes; a later version is a new row. */
export const papers = sqliteTable(
  "papers",
  {
    trail: ownTrailNumber(),
    meetingId: meetingId(),
    number: integer().notNull(),
    version: integer().notNull(),
    /** The number of the last event that the paper includes. */
    upTo: integer().notNull(),
    /** The whole paper as JSON, so that a later release can't change it. */
    content: text().notNull(),
  },
  (t) => [uniqueIndex("papers_by_meeting").on(t.meetingId, t.version), uniqueIndex("papers_by_number").on(t.number)],
);

/** A note of a meeting about a recommendation, without a decision. */
export const notings = sqliteTable(
  "notings",
  {
    trail: ownTrailNumber(),
    recommendationId: integer()
      .notNull()
      .references(() => recommendations.id),
    meetingId: meetingId(),
    words: text().notNull(),
  },
  (t) => [index("notings_by_meeting").on(t.meetingId, t.trail)],
);
