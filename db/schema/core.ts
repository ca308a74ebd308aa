import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { FormValues, IdentifierKind, Role } from "#db/types.ts";
import { flag } from "./columns.ts";

/** The audit trail: one row for each event. `digest` covers its facts; `hash` covers this row and the hash of the previous row. */
export const trail = sqliteTable(
  "trail",
  {
    number: integer().primaryKey(),
    /** Milliseconds since 1970, UTC; never earlier than the row before. */
    at: integer().notNull(),
    /** Null for the tracker itself, during set-up. */
    personId: integer(),
    role: text().$type<Role>().notNull(),
    agencyId: integer(),
    command: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: integer().notNull(),
    /** The key of the form, so that a form sent twice is written once. */
    formKey: text(),
    sample: flag().notNull(),
    digest: text(),
    previousHash: text(),
    hash: text(),
  },
  (t) => [
    index("trail_by_instant").on(t.at),
    index("trail_by_subject").on(t.subjectKind, t.subjectId, t.number),
    index("trail_by_person").on(t.personId, t.number),
    index("trail_by_command").on(t.command, t.number),
    uniqueIndex("trail_form_key").on(t.formKey),
  ],
);

/** The event number of a fact, which gives it its instant and author. */
export const trailNumber = () =>
  integer()
    .notNull()
    .references(() => trail.number);

/** The event number as primary key, for facts of which an event has exactly one. */
export const ownTrailNumber = () =>
  integer()
    .primaryKey()
    .references(() => trail.number);

/** An event held for review, since its text may identify a person: visible to its author and the business team until released. */
export const holds = sqliteTable("holds", {
  trail: ownTrailNumber(),
  passages: text({ mode: "json" }).$type<readonly HeldPassage[]>().notNull(),
});

export interface HeldPassage {
  readonly field: string;
  readonly kind: IdentifierKind;
  readonly start: number;
  readonly end: number;
}

export const releases = sqliteTable(
  "releases",
  {
    trail: ownTrailNumber(),
    heldTrail: integer()
      .notNull()
      .references(() => holds.trail),
    reason: text().notNull(),
  },
  (t) => [uniqueIndex("releases_by_held").on(t.heldTrail, t.trail)],
);

/**
 * The random salts of the free texts of an event, by place, so that redacted names can't be guessed from the digests. Not a
 * fact: a redaction deletes the salt of the redacted text.
 */
export const salts = sqliteTable("salts", {
  trailNumber: integer()
    .primaryKey()
    .references(() => trail.number),
  byPlace: text({ mode: "json" }).$type<Readonly<Record<string, string>>>().notNull(),
});

/** Refused commands and reads. Not facts, since nothing was written. */
export const refusals = sqliteTable("refusals", {
  id: integer().primaryKey({ autoIncrement: true }),
  at: integer().notNull(),
  personId: integer(),
  what: text().notNull(),
  subject: text().notNull(),
});

/** Unposted form values, visible to their author only. */
export const drafts = sqliteTable(
  "drafts",
  {
    personId: integer().notNull(),
    path: text().notNull(),
    fields: text({ mode: "json" }).$type<FormValues>().notNull(),
    savedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.path] })],
);

/** One row: whether this data folder contains a trial or a real tracker. */
export const tracker = sqliteTable("tracker", {
  id: integer().primaryKey(),
  mode: text({ enum: ["trial", "real"] }).notNull(),
  createdAt: integer().notNull(),
});
