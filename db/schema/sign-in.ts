import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { people } from "./people.ts";

// What guards signing in. Secrets are kept as hashes or sealed, may be replaced, and are no facts.

/** Attempts that failed, by whom or where they were made: kept here, so that a restart forgives none. */
export const throttles = sqliteTable(
  "throttles",
  {
    /** A hash of the address typed, the device or the network address: it need only be found again. */
    key: text().primaryKey(),
    failures: integer().notNull(),
    lastAt: integer().notNull(),
  },
  (t) => [index("throttles_by_last").on(t.lastAt)],
);

/** The browsers from which somebody has signed in whole before. */
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
  /** Sealed with a key made from the tracker's secret. */
  secret: text().notNull(),
  /** The recovery codes, sealed, for as long as it is being set up: they are shown then and never again. */
  freshCodes: text(),
  startedAt: integer().notNull(),
  /** Since when it is asked for; null while it is being set up. */
  confirmedAt: integer(),
  /** The half minute of the last code taken: neither it nor an earlier one is taken again. */
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
