import { or, type Placeholder, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { holds, releases, trail } from "#db/schema/index.ts";
import { mayRead } from "./access.ts";
import type { Snapshot } from "./context.ts";
import type { Viewer } from "./viewer.ts";

/** Which facts held for review a viewer may see: all of them, or only what this person wrote; null sees none. */
export type Visibility = "all" | number | null;

/** A snapshot with what one viewer may see of it: two viewers with the same `visibility` read the same. */
export interface VisibleSnapshot extends Snapshot {
  readonly visibility: Visibility;
}

/** The same of a query that is prepared once, in which both can be placeholders. */
export interface VisibleAsOf {
  readonly visibility: Visibility | Placeholder;
  readonly asOf: { readonly event: number | Placeholder };
}

/** What a viewer may see of the facts held for review. */
export function visibilityOf(viewer: Viewer): Visibility {
  return mayRead(viewer, "seeHeld") ? "all" : viewer.personId;
}

/** The two columns of every fact that can be held for review. */
interface Holdable {
  readonly trail: SQLWrapper;
  readonly held: SQLWrapper;
}

/** The columns of a fact's table under an alias of a hand-written query. */
export function aliased(alias: string): Holdable {
  return { trail: sql.raw(`${alias}.trail`), held: sql.raw(`${alias}.held`) };
}

/** The event that released what the event `held` wrote, up to the event `upTo`; null while it is held for review. */
export function releasedBy(held: SQLWrapper, upTo?: number): SQL<number | null> {
  const released = sql`select min(${releases.trail}) from ${releases} where ${releases.heldTrail} = ${held}`;
  return upTo === undefined ? sql`(${released})` : sql`(${released} and ${releases.trail} <= ${upTo})`;
}

/** Whether a fact counts up to an event: never held, or released by then. The status of a recommendation is derived from these alone, the same for every viewer. */
export function countsAsOf(fact: Holdable, event: number | Placeholder): SQL {
  return sql`(${fact.held} = 0 or exists (select 1 from ${releases} where ${releases.heldTrail} = ${fact.trail} and ${releases.trail} <= ${event}))`;
}

/** The event from which on a fact counts, up to an event: its own or its release; null while it is held for review. */
export function countsFrom(fact: Holdable, event: number): SQL<number | null> {
  return sql`case when ${fact.held} then ${releasedBy(fact.trail, event)} else ${fact.trail} end`;
}

/** Whether what a trail row wrote is held for review as of an event. The query joins `holds`. */
export function isHeldAsOf(event: number): SQL<boolean> {
  return sql`(${holds.trail} is not null and ${releasedBy(holds.trail, event)} is null)`;
}

/** Restricts facts to those visible in the context; undefined if all are. */
export function isVisible({ visibility, asOf }: VisibleAsOf, fact: Holdable): SQL | undefined {
  if (visibility === "all") return undefined;
  const own = sql`exists (select 1 from ${trail} where ${trail.number} = ${fact.trail} and ${trail.personId} = ${visibility})`;
  return or(countsAsOf(fact, asOf.event), own);
}

/** Restricts trail rows to those visible in the context; undefined if all are. The query joins `holds`. */
export function isVisibleRow({ visibility, asOf }: VisibleSnapshot): SQL | undefined {
  if (visibility === "all") return undefined;
  return sql`(not ${isHeldAsOf(asOf.event)} or ${trail.personId} is ${visibility})`;
}
