import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { FormValues, IdentifierKind, Role } from "#db/types.ts";
import { flag, freeText } from "./columns.ts";

/** One row for every event. The chain that `verify` checks is made of `digest`, of the facts of the event, and `hash`, of this row and the one before. */
export const trail = sqliteTable(
  "trail",
  {
    number: integer().primaryKey(),
    /** Milliseconds since 1970, UTC; never earlier than the row before. */
    at: integer().notNull(),
    /** Null: the tracker itself, when it is set up. */
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

/** The event number of a fact, which gives the fact its time and its author. */
export const trailNumber = () =>
  integer()
    .notNull()
    .references(() => trail.number);

/** The event number as the primary key, for facts of which a command appends exactly one. */
export const ownTrailNumber = () =>
  integer()
    .primaryKey()
    .references(() => trail.number);

/** An event held for review because its text may identify a child: visible only to its author and the business team until it is released. */
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
    reason: freeText().notNull(),
  },
  (t) => [uniqueIndex("releases_by_held").on(t.heldTrail, t.trail)],
);

/**
 * The random salt of each free text of an event, by the place of the text. It keeps names from being guessed from a
 * digest. Not a fact: a redaction deletes the salt of the text that it changes.
 */
export const salts = sqliteTable("salts", {
  trailNumber: integer()
    .primaryKey()
    .references(() => trail.number),
  byPlace: text({ mode: "json" }).$type<Readonly<Record<string, string>>>().notNull(),
});

/** Refused requests. Not facts: nothing was written. */
export const refusals = sqliteTable("refusals", {
  id: integer().primaryKey({ autoIncrement: true }),
  at: integer().notNull(),
  personId: integer(),
  what: text().notNull(),
  subject: text().notNull(),
});

/** What a person has typed into a form, visible only to them until it is posted. */
export const drafts = sqliteTable(
  "drafts",
  {
    personId: integer().notNull(),
    path: text().notNull(),
    fields: text({ mode: "json" }).$type<FormValues>().notNull(),
    savedAt: integer().notNull(),
    /** The event number of the redaction that removed a passage from it; null if none did. */
    redactedBy: integer(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.path] })],
);

/** One row that says whether this data folder holds a trial or real data. */
export const tracker = sqliteTable("tracker", {
  id: integer().primaryKey(),
  mode: text({ enum: ["trial", "real"] }).notNull(),
  createdAt: integer().notNull(),
});
