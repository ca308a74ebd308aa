import { desc, lte, sql } from "drizzle-orm";
import { prepared, type Reading } from "#db/client.ts";
import { trail } from "#db/schema/index.ts";
import { database } from "#lib/core/database.ts";
import { type CalendarDate, dateOf, endOf, type Instant, now } from "./clock.ts";

/** The instant as at which a position is derived: what was written up to `trail`, by the calendar of `date`. */
export interface Moment {
  readonly instant: Instant;
  /** The day it is then in Europe/London. */
  readonly date: CalendarDate;
  /** The last trail number up to then; nought where nothing had been written. */
  readonly trail: number;
}

const lastTrailRow = prepared((on) =>
  on
    .select({ number: trail.number })
    .from(trail)
    .where(lte(trail.at, sql.placeholder("instant")))
    .orderBy(desc(trail.at), desc(trail.number))
    .limit(1)
    .prepare(),
);

/** The moment of an instant. */
export async function momentAt(instant: Instant = now(), on: Reading = database().reading): Promise<Moment> {
  const last = lastTrailRow(on).get({ instant });
  return { instant, date: dateOf(instant), trail: last?.number ?? 0 };
}

/** The moment at the end of a day in Europe/London; of today, this moment. */
export function momentOn(date: CalendarDate, on: Reading = database().reading): Promise<Moment> {
  return momentAt(Math.min(endOf(date), now()), on);
}
