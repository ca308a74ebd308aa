/** A fact that a search found. */
interface Scored {
  readonly id: number;
  /** The lower, the better. */
  readonly score: number;
  readonly about: number;
}

/** What a search found about one subject, the best first. */
export interface Ranked<Hit extends Scored> {
  readonly about: number;
  readonly hits: readonly Hit[];
}

/** The facts grouped by their subject, the subject with the best fact first and of two equal ones that with the latest. */
export function rankedGroups<Hit extends Scored>(found: readonly Hit[]): Ranked<Hit>[] {
  const once = new Map(found.map((hit) => [hit.id, hit]));
  const inOrder = [...once.values()].toSorted((a, b) => a.score - b.score || b.id - a.id);
  return [...Map.groupBy(inOrder, ({ about }) => about)].map(([about, hits]) => ({ about, hits }));
}
