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
    /** Lower case. Empty only for the first of the business team, until they have given theirs. */
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
    /** The agency of a lead; nobody else has one. */
    agencyId: integer(),
  },
  (t) => [index("role_grants_by_person").on(t.personId, t.trail)],
);

/** Enabled or disabled, from here on. */
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

// From here on: what signing in needs. Secrets are kept as hashes, may be replaced, and are no facts.

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
    /** Signed out. The row stays for half a day, so that what was being typed on another page can be kept for its owner. */
    endedAt: integer(),
    /** What is missing before it lets anybody in: the code of their second factor, or that they set one up. Null: it is whole. */
    lacks: text({ enum: ["code", "set-up"] }),
    /** The kind of browser it was opened in, in words. */
    browser: text(),
  },
  (t) => [index("sessions_by_person").on(t.personId)],
);
