import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Role } from "#db/types.ts";
import { flag, freeText } from "./columns.ts";
import { ownTrailNumber, trailNumber } from "./core.ts";

export const people = sqliteTable("people", { id: integer().primaryKey(), trail: trailNumber() }, (t) => [
  index("people_by_trail").on(t.trail),
]);

export const personNames = sqliteTable(
  "person_names",
  {
    trail: ownTrailNumber(),
    personId: integer()
      .notNull()
      .references(() => people.id),
    name: text().notNull(),
    /** In lower case. Empty only for the first person, until they accept their invitation. */
    email: text().notNull(),
  },
  (t) => [index("person_names_by_person").on(t.personId, t.trail), index("person_names_by_email").on(t.email)],
);

export const roleGrants = sqliteTable(
  "role_grants",
  {
    trail: ownTrailNumber(),
    personId: integer()
      .notNull()
      .references(() => people.id),
    role: text().$type<Role>().notNull(),
    /** The agency of a lead; null for the other roles. */
    agencyId: integer(),
  },
  (t) => [index("role_grants_by_person").on(t.personId, t.trail)],
);

/** Whether a person is enabled from then on. */
export const standings = sqliteTable(
  "standings",
  {
    trail: ownTrailNumber(),
    personId: integer()
      .notNull()
      .references(() => people.id),
    active: flag().notNull(),
    reason: freeText().notNull(),
  },
  (t) => [index("standings_by_person").on(t.personId, t.trail)],
);

// The tables below are for signing in. They are not facts: rows may be replaced. Secrets are stored as hashes.

export const passwords = sqliteTable("passwords", {
  personId: integer()
    .primaryKey()
    .references(() => people.id),
  hash: text().notNull(),
  setAt: integer().notNull(),
});

/** One-time invitations, and the sign-in links of a trial. */
export const links = sqliteTable(
  "links",
  {
    tokenHash: text().primaryKey(),
    personId: integer()
      .notNull()
      .references(() => people.id),
    purpose: text({ enum: ["invitation", "trial"] }).notNull(),
    expiresAt: integer().notNull(),
    usedAt: integer(),
  },
  (t) => [index("links_by_person").on(t.personId)],
);

export const sessions = sqliteTable(
  "sessions",
  {
    tokenHash: text().primaryKey(),
    personId: integer()
      .notNull()
      .references(() => people.id),
    startedAt: integer().notNull(),
    seenAt: integer().notNull(),
    /** When the person signed out. The row stays for half a day, so that text typed on another page can be saved as a draft. */
    endedAt: integer(),
    /** What is missing before the session gives access: the code of the second factor, or setting one up. Null: nothing. */
    lacks: text({ enum: ["code", "set-up"] }),
    /** The browser it was opened in, such as "Firefox on Windows". */
    browser: text(),
  },
  (t) => [index("sessions_by_person").on(t.personId)],
);
