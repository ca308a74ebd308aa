import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { z } from "zod";
import type { importCounts } from "../json.ts";
import { freeText } from "./columns.ts";
import { ownTrailNumber, trailNumber } from "./core.ts";
import { recommendations } from "./reviews.ts";

/** A plan that was imported: its file, and what was answered about it. The events that it wrote follow it in the trail. */
export const imports = sqliteTable(
  "imports",
  {
    trail: ownTrailNumber(),
    fileName: freeText().notNull(),
    /** Removed together with the file. */
    sha256: freeText(),
    mediaType: text().notNull(),
    bytes: integer().notNull(),
    /** The headings of the file in short, so that the next file of the same shape can be read in the same way. */
    shape: text().notNull(),
    /** How the file was read and what was answered about it, as JSON. */
    choices: freeText().notNull(),
    /** What was not taken over, as JSON: where it is in the file and why, without what it says. */
    leftOut: freeText().notNull(),
    counts: text({ mode: "json" }).$type<z.output<typeof importCounts>>().notNull(),
  },
  (t) => [index("imports_by_sha256").on(t.sha256), index("imports_by_shape").on(t.shape, t.trail)],
);

/** Where in an imported file a fact came from. It belongs to the event that wrote the fact. */
export const importSources = sqliteTable(
  "import_sources",
  {
    trail: trailNumber(),
    ordinal: integer().notNull(),
    importTrail: integer()
      .notNull()
      .references(() => imports.trail),
    /** The recommendation that the fact is about; null where it has none. */
    recommendationId: integer().references(() => recommendations.id),
    /** The sheet and row, such as "LCSPR Heron!8". */
    cell: freeText().notNull(),
    /** The number that the plan itself gives to the recommendation or the action; empty if it gives none. */
    ref: freeText().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.trail, t.ordinal] }),
    index("import_sources_by_import").on(t.importTrail),
    index("import_sources_by_recommendation").on(t.recommendationId, t.trail),
  ],
);

/**
 * Imports that are being prepared, shared by the business team. Not facts: they are replaced and deleted. The file waits
 * in the incoming folder under its ticket. One that was confirmed stays for a month, so that its form can be sent twice.
 */
export const importDrafts = sqliteTable(
  "import_drafts",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    ticket: text().notNull(),
    fileName: text().notNull(),
    sha256: text().notNull(),
    mediaType: text().notNull(),
    bytes: integer().notNull(),
    /** How the file is read and what was answered about it. */
    choices: text({ mode: "json" }).$type<unknown>().notNull(),
    /** Goes up with each save, so that a person does not overwrite what another has saved. */
    version: integer().notNull(),
    savedAt: integer().notNull(),
    savedBy: integer().notNull(),
    /** The key of the form that began it: sent twice, it begins one draft. */
    formKey: text(),
    /** The event number of the redaction that removed a passage from it; null if none did. */
    redactedBy: integer(),
    /** The import that it became; null while it is a draft. */
    importTrail: integer().references(() => imports.trail),
  },
  (t) => [uniqueIndex("import_drafts_form_key").on(t.formKey)],
);
