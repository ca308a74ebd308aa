import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { freeText } from "./columns.ts";
import { ownTrailNumber, trailNumber } from "./core.ts";

/** That something was removed, and why. What it was is nowhere. */
export const redactions = sqliteTable("redactions", {
  trail: ownTrailNumber(),
  what: text({ enum: ["passage", "file"] }).notNull(),
  reason: freeText().notNull(),
});

/**
 * The texts that were changed by it. The digest of each as it was written stays, so that the chain still holds; the
 * salt that went into it is gone, so that nobody can guess the text back from it.
 */
export const redactedTexts = sqliteTable(
  "redacted_texts",
  {
    trail: trailNumber(),
    factTrail: integer().notNull(),
    factTable: text().notNull(),
    /** Which of the rows that the write appended to that table, from nought. */
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
