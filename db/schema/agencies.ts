import { index, integer, primaryKey, sqliteTable } from "drizzle-orm/sqlite-core";
import { calendarDate, flag, freeText } from "./columns.ts";
import { ownTrailNumber, trailNumber } from "./core.ts";

export const agencies = sqliteTable(
  "agencies",
  {
    id: integer().primaryKey(),
    trail: trailNumber(),
    /** The partnership's own Executive, which may own recommendations like any agency. */
    isExecutive: flag().notNull(),
  },
  (t) => [index("agencies_by_trail").on(t.trail)],
);

export const agencyNames = sqliteTable(
  "agency_names",
  {
    trail: ownTrailNumber(),
    agencyId: integer()
      .notNull()
      .references(() => agencies.id),
    name: freeText().notNull(),
  },
  (t) => [index("agency_names_by_agency").on(t.agencyId, t.trail)],
);

/** Whether an agency is outside the partnership, such as a national body. One that was never marked is part of it. */
export const agencyPlaces = sqliteTable(
  "agency_places",
  {
    trail: ownTrailNumber(),
    agencyId: integer()
      .notNull()
      .references(() => agencies.id),
    isOutside: flag().notNull(),
  },
  (t) => [index("agency_places_by_agency").on(t.agencyId, t.trail)],
);

export const dissolutions = sqliteTable(
  "dissolutions",
  {
    trail: ownTrailNumber(),
    agencyId: integer()
      .notNull()
      .references(() => agencies.id),
    /** The first day on which its successors replace it. */
    dissolvedOn: calendarDate().notNull(),
  },
  (t) => [index("dissolutions_by_agency").on(t.agencyId, t.trail)],
);

export const successors = sqliteTable(
  "successors",
  {
    trail: trailNumber(),
    agencyId: integer()
      .notNull()
      .references(() => agencies.id),
    successorId: integer()
      .notNull()
      .references(() => agencies.id),
  },
  (t) => [primaryKey({ columns: [t.trail, t.successorId] })],
);
