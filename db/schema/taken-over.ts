import { sqliteTable } from "drizzle-orm/sqlite-core";
import { calendarDate, freeText } from "./columns.ts";
import { ownTrailNumber } from "./core.ts";

/**
 * When a due date or an action that was taken over from an earlier plan had been agreed. It belongs to the due date or the
 * action of the same event.
 */
export const takenOver = sqliteTable("taken_over", {
  trail: ownTrailNumber(),
  agreedOn: calendarDate().notNull(),
  /** Why an action is entered after its due date; null for a due date, which has a reason of its own. */
  reason: freeText(),
});
