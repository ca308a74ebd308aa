import { LRUCache } from "lru-cache";
import type { Snapshot } from "./context.ts";
import { database } from "./database.ts";

/**
 * Keeps what was derived from a snapshot: facts are only ever appended, so what holds up to an event, by the calendar of
 * a day, holds for good. The next write has the next number and derives anew. The derivation gets a snapshot and no
 * viewer, so that its answer cannot depend on one; what does depend on one takes `visibilityKey` as part of `args`.
 * Inside a command nothing is kept, since its transaction may be rolled back. A redaction begins a new cache epoch.
 */
export function memoizeAsOf<Args extends NonNullable<unknown> | null, Answer>(
  max: number,
  derive: (snapshot: Snapshot, args: Args) => Promise<Answer>,
) {
  const caches = new WeakMap<object, LRUCache<string, Promise<Answer>>>();
  return ({ asOf, db }: Snapshot, args: Args): Promise<Answer> => {
    const { reading, cacheEpoch } = database();
    if (db !== reading) return derive({ asOf, db }, args);
    const cache = caches.get(cacheEpoch) ?? new LRUCache<string, Promise<Answer>>({ max });
    caches.set(cacheEpoch, cache);
    const key = JSON.stringify([asOf.event, asOf.date, args]);
    const known = cache.get(key);
    if (known) return known;
    const answer = derive({ asOf, db }, args);
    cache.set(key, answer);
    answer.catch(() => cache.delete(key));
    return answer;
  };
}
