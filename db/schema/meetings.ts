import { index, integer, sqliteTable } from "drizzle-orm/sqlite-core";
import { calendarDate, freeText } from "./columns.ts";
import { trailNumber } from "./core.ts";

export const meetings = sqliteTable(
  "meetings",
  {
    id: integer().primaryKey(),
    trail: trailNumber(),
    title: freeText().notNull(),
    heldOn: calendarDate().notNull(),
    papersDueOn: calendarDate(),
  },
  (t) => [index("meetings_by_date").on(t.heldOn), index("meetings_by_trail").on(t.trail)],
);
