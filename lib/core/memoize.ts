import { LRUCache } from "lru-cache";
import type { Snapshot } from "./context.ts";
import { database } from "./database.ts";

/**
 * Keeps a cache of what is derived from snapshots. A redaction begins a new cache epoch, with an empty cache. Inside a
 * command there is none (undefined), because its transaction may be rolled back.
 */
export function cacheOfEpoch<Cache>(create: () => Cache): (snapshot: Snapshot) => Cache | undefined {
  const caches = new WeakMap<object, Cache>();
  return ({ db }) => {
    const { reading, cacheEpoch } = database();
    if (db !== reading) return undefined;
    const cache = caches.get(cacheEpoch) ?? create();
    caches.set(cacheEpoch, cache);
    return cache;
  };
}

/**
 * Keeps the last `max` results of a derivation by event, day and arguments. Facts are only appended, so a result for an
 * event cannot become outdated. The derivation gets a snapshot and no viewer, so that one person's result cannot be given
 * to another. A failure is not kept.
 */
export function memoizeAsOf<Args extends NonNullable<unknown> | null, Answer>(
  max: number,
  derive: (snapshot: Snapshot, args: Args) => Promise<Answer>,
) {
  const cacheFor = cacheOfEpoch(() => new LRUCache<string, Promise<Answer>>({ max }));
  return ({ asOf, db }: Snapshot, args: Args): Promise<Answer> => {
    const cache = cacheFor({ asOf, db });
    const key = JSON.stringify([asOf.event, asOf.date, args]);
    const known = cache?.get(key);
    if (known) return known;
    const answer = derive({ asOf, db }, args);
    if (cache) keepUnlessFailed(cache, key, answer);
    return answer;
  };
}

/** Keeps a result while it is derived and after, so that two requests at once derive it once. A failure is not kept. */
export function keepUnlessFailed<Key extends NonNullable<unknown>, Answer>(
  cache: LRUCache<Key, Promise<Answer>>,
  key: Key,
  answer: Promise<Answer>,
): void {
  cache.set(key, answer);
  answer.catch(() => cache.delete(key));
}
