import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { people } from "./people.ts";

// Tables that protect signing in. They are no facts: rows may be replaced. Secrets are hashed or encrypted.

/** Failed attempts, stored so that a restart does not reset them. */
export const throttles = sqliteTable(
  "throttles",
  {
    /** A hash of the account, browser, person or network address. */
    key: text().primaryKey(),
    failures: integer().notNull(),
    lastAt: integer().notNull(),
  },
  (t) => [index("throttles_by_last").on(t.lastAt)],
);

/** The browsers from which a person has signed in before. */
export const devices = sqliteTable(
  "devices",
  {
    tokenHash: text().notNull(),
    personId: integer()
      .notNull()
      .references(() => people.id),
    usedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tokenHash, t.personId] }), index("devices_by_person").on(t.personId)],
);

export const secondFactors = sqliteTable("second_factors", {
  personId: integer()
    .primaryKey()
    .references(() => people.id),
  /** Encrypted with a key derived from AUTH_SECRET. */
  secret: text().notNull(),
  /** The encrypted recovery codes, only during set-up, when they are shown. */
  freshCodes: text(),
  startedAt: integer().notNull(),
  /** When it was turned on; null during set-up. */
  confirmedAt: integer(),
  /** The time step of the last accepted code; codes of it and of earlier ones are rejected. */
  lastStep: integer().notNull(),
});

/** Recovery codes that have not been used. */
export const recoveryCodes = sqliteTable(
  "recovery_codes",
  {
    codeHash: text().primaryKey(),
    personId: integer()
      .notNull()
      .references(() => people.id),
  },
  (t) => [index("recovery_codes_by_person").on(t.personId)],
);
