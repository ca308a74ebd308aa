import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { freeText } from "./columns.ts";
import { ownTrailNumber } from "./core.ts";
import { meetings } from "./meetings.ts";
import { recommendations } from "./reviews.ts";

const meetingId = () =>
  integer()
    .notNull()
    .references(() => meetings.id);

/** The cover sheet of a meeting's paper, written by the business team. Each row replaces the one before. */
export const paperCovers = sqliteTable(
  "paper_covers",
  {
    trail: ownTrailNumber(),
    meetingId: meetingId(),
    agendaItem: freeText().notNull(),
    title: freeText().notNull(),
    author: freeText().notNull(),
    sponsor: freeText().notNull(),
    purpose: text({ enum: ["decision", "discussion", "information"] }).notNull(),
    asks: freeText().notNull(),
    summary: freeText().notNull(),
    risks: freeText().notNull(),
    scope: text().notNull(),
  },
  (t) => [index("paper_covers_by_meeting").on(t.meetingId, t.trail)],
);

/** An issued paper, which never changes. A later version is another row. */
export const papers = sqliteTable(
  "papers",
  {
    trail: ownTrailNumber(),
    meetingId: meetingId(),
    number: integer().notNull(),
    version: integer().notNull(),
    /** The number of the last event in it. */
    upTo: integer().notNull(),
    /** The whole paper as JSON, so that it stays the same when a later release derives it differently. */
    content: freeText().notNull(),
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
    words: freeText().notNull(),
  },
  (t) => [index("notings_by_meeting").on(t.meetingId, t.trail)],
);
