import { desc, lte, sql } from "drizzle-orm";
import { prepared, type Reading, type Writing } from "#db/client.ts";
import { trail } from "#db/schema/index.ts";
import { type CalendarDate, dateOf, endOfDay, type Instant, now } from "./clock.ts";
import { database } from "./database.ts";
import type { Viewer } from "./viewer.ts";
import { type VisibleSnapshot, visibilityOf } from "./visibility.ts";

/** The instant as of which something is read: every event up to number `event`, by the calendar of `date`. */
export interface AsOf {
  readonly instant: Instant;
  /** The day it then is in Europe/London. */
  readonly date: CalendarDate;
  /** The number of the last event up to the instant; 0 before the first. */
  readonly event: number;
}

/** The tracker as of an instant. What is derived from a snapshot alone is the same for every viewer. */
export interface Snapshot {
  readonly asOf: AsOf;
  readonly db: Reading;
}

/** Who reads, as of which instant, through which connection. Every query takes one first and reads through its `db`. */
export interface Context extends VisibleSnapshot {
  readonly viewer: Viewer;
}

/** The context of a command: `db` is its transaction, `event` the number and `at` the instant of the event it appends. */
export interface WriteContext extends Context {
  readonly db: Writing;
  readonly event: number;
  readonly at: Instant;
}

const lastEvent = prepared((db) =>
  db
    .select({ number: trail.number })
    .from(trail)
    .where(lte(trail.at, sql.placeholder("instant")))
    .orderBy(desc(trail.at), desc(trail.number))
    .limit(1)
    .prepare(),
);

/** The `AsOf` of an instant; of now unless one is given. */
export async function asOfInstant(instant: Instant = now(), db: Reading = database().reading): Promise<AsOf> {
  const last = lastEvent(db).get({ instant });
  return { instant, date: dateOf(instant), event: last?.number ?? 0 };
}

/** The `AsOf` of the end of a day in Europe/London; of today, of now. */
export function asOfDate(date: CalendarDate, db: Reading = database().reading): Promise<AsOf> {
  return asOfInstant(Math.min(endOfDay(date), now()), db);
}

/** A context that reads outside any transaction. */
export function contextAt(viewer: Viewer, asOf: AsOf): Context {
  return { viewer, visibility: visibilityOf(viewer), asOf, db: database().reading };
}

/** A context as of now. */
export async function currentContext(viewer: Viewer): Promise<Context> {
  return contextAt(viewer, await asOfInstant());
}

/** The same context at the end of another day in Europe/London. */
export async function atDate<Given extends Snapshot>(ctx: Given, date: CalendarDate): Promise<Given> {
  return { ...ctx, asOf: await asOfDate(date, ctx.db) };
}
