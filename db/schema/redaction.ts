import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { freeText } from "./columns.ts";
import { ownTrailNumber, trailNumber } from "./core.ts";

/** The removal of a passage or a file, and why. What was removed is not stored. */
export const redactions = sqliteTable("redactions", {
  trail: ownTrailNumber(),
  what: text({ enum: ["passage", "file"] }).notNull(),
  reason: freeText().notNull(),
});

/**
 * The texts that a redaction changed. The digest of each text as it was written stays, so that the chain still
 * verifies; its salt is deleted, so that the text cannot be guessed from the digest.
 */
export const redactedTexts = sqliteTable(
  "redacted_texts",
  {
    trail: trailNumber(),
    factTrail: integer().notNull(),
    factTable: text().notNull(),
    /** The index of the row among those that the event appended to that table, from 0. */
    row: integer().notNull(),
    column: text().notNull(),
    digestBefore: text().notNull(),
    digestAfter: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.trail, t.factTrail, t.factTable, t.row, t.column] }),
    index("redacted_texts_by_fact").on(t.factTrail, t.trail),
  ],
);
