import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { ownTrailNumber, trailNumber } from "./core.ts";

/** A redaction and its reason. The removed content is stored nowhere. */
export const redactions = sqliteTable("redactions", {
  trail: ownTrailNumber(),
  what: text({ enum: ["passage", "file"] }).notNull(),
  reason: text().notNull(),
});

/**
 * The texts changed by a redaction. The original digest is kept, so that the chain still verifies; its salt is deleted, so
 * that the text can't be guessed from it.
 */
export const redactedTexts = sqliteTable(
  "redacted_texts",
  {
    trail: trailNumber(),
    factTrail: integer().notNull(),
    factTable: text().notNull(),
    /** The index of the row among those that the event appended to the table, from 0. */
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
