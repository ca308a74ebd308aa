import { is } from "drizzle-orm";
import { type AnySQLiteColumn, customType, integer, SQLiteCustomColumn, text } from "drizzle-orm/sqlite-core";
import type { CalendarDate } from "#db/types.ts";

/** A day of the calendar in Europe/London, as YYYY-MM-DD. */
export const calendarDate = () => text().$type<CalendarDate>();

export const flag = () => integer({ mode: "boolean" });

/**
 * A text that people write freely: it gets a salt in the chain, and only a redaction may change it. The digests in the
 * chain depend on these columns of a table and on their order, so a table that has rows gets no further one.
 */
export const freeText = customType<{ data: string; driverData: string }>({ dataType: () => "text" });

/** Whether a column was declared by `freeText()`, the only custom type in the schema. */
export function isFreeText(column: AnySQLiteColumn): boolean {
  return is(column, SQLiteCustomColumn);
}
