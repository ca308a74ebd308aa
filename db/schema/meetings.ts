import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { calendarDate } from "./columns.ts";
import { trailNumber } from "./core.ts";

export const meetings = sqliteTable(
  "meetings",
  {
    id: integer().primaryKey(),
    trail: trailNumber(),
    title: text().notNull(),
    heldOn: calendarDate().notNull(),
    papersDueOn: calendarDate(),
  },
  (t) => [index("meetings_by_date").on(t.heldOn), index("meetings_by_trail").on(t.trail)],
);
