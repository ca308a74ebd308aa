import { meets, type OnlyFilter, onlyFilters } from "./listing.rules.ts";
import { type RecommendationStatus, type Status, statuses } from "./rules.ts";

/** What a recommendation is counted as and filtered by: its status, and each filter that it meets. */
export type Kind = Status | OnlyFilter;

/** The kinds of a recommendation as one number with a bit for each, so that thousands are counted and filtered quickly. */
export function kindsOf(one: RecommendationStatus): number {
  return onlyFilters.reduce((bits, only) => (meets[only](one) ? bits | bitOf(only) : bits), bitOf(one.status));
}

/** The bits of several kinds; those that are undefined add none. */
export function bitsOf(...kinds: readonly (Kind | undefined)[]): number {
  return kinds.reduce((bits, kind) => (kind === undefined ? bits : bits | bitOf(kind)), 0);
}

/** How many recommendations are of a kind, from how many are of the same kinds, by the bits of these. */
export function countsByKind(byKinds: Iterable<readonly [bits: number, count: number]>): (kind: Kind) => number {
  const counts = [...byKinds];
  return (kind) => counts.reduce((total, [bits, count]) => ((bits & bitOf(kind)) === 0 ? total : total + count), 0);
}

const places = new Map<Kind, number>([...statuses, ...onlyFilters].map((kind, place) => [kind, place]));

function bitOf(kind: Kind): number {
  return 1 << (places.get(kind) ?? places.size);
}
