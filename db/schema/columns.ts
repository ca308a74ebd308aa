import { integer, text } from "drizzle-orm/sqlite-core";
import type { CalendarDate } from "#db/types.ts";

/** A day of the calendar in Europe/London, as YYYY-MM-DD. */
export const calendarDate = () => text().$type<CalendarDate>();

export const flag = () => integer({ mode: "boolean" });
