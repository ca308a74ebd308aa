import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { people } from "./people.ts";

// Tables that protect signing in. They are not facts: rows may be replaced. Secrets are stored as hashes or encrypted.

/** Failed attempts to sign in, stored so that a restart does not reset them. */
export const throttles = sqliteTable(
  "throttles",
  {
    /** A hash of the email address, the device or the network address. */
    key: text().primaryKey(),
    failures: integer().notNull(),
    lastAt: integer().notNull(),
  },
  (t) => [index("throttles_by_last").on(t.lastAt)],
);

/** Browsers from which a person has signed in completely before. */
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
  /** Encrypted with a key derived from the tracker's secret. */
  secret: text().notNull(),
  /** The recovery codes, encrypted, while the second factor is being set up. They are shown only then. */
  freshCodes: text(),
  startedAt: integer().notNull(),
  /** Since when the code is required; null while the second factor is being set up. */
  confirmedAt: integer(),
  /** The 30-second step of the last accepted code. That code and earlier ones are not accepted again. */
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
