import type { Terms } from "./terms.ts";

/** The terms of many texts, weighted so that a rare term counts for more, by the texts that have them. */
export interface SimilarityIndex {
  readonly ids: readonly number[];
  /** By term: the places in `ids` of the texts that have it, with its share of each. */
  readonly postings: ReadonlyMap<string, Posting>;
}

interface Posting {
  readonly rarity: number;
  readonly places: readonly number[];
  readonly shares: readonly number[];
}

/** A text that is like the one given: 1 if both have the same terms, near 0 if they have few in common. */
export interface Similar {
  readonly id: number;
  readonly score: number;
}

/** From this score on two texts are worth showing beside each other. */
export const ALIKE = 0.2;

/** An index of texts by their terms. */
export function indexOf(texts: readonly { readonly id: number; readonly terms: Terms }[]): SimilarityIndex {
  const counts = new Map<string, number>();
  for (const { terms } of texts) for (const term of terms.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  const postings = new Map<string, { rarity: number; places: number[]; shares: number[] }>();
  for (const [term, count] of counts)
    postings.set(term, { rarity: rarityOf(count, texts.length), places: [], shares: [] });
  texts.forEach(({ terms }, place) => {
    const weighted = weightsOf(terms, (term) => postings.get(term)?.rarity ?? 0);
    for (const [term, share] of weighted) {
      const posting = postings.get(term);
      posting?.places.push(place);
      posting?.shares.push(share);
    }
  });
  return { ids: texts.map(({ id }) => id), postings };
}

/** How rare a term is: inverse document frequency, which stays above zero for a term that all texts have. */
function rarityOf(count: number, total: number): number {
  return Math.log(1 + (total + 1) / count);
}

/** The weight of each term of a text, as its share of the whole: the squares of all are 1 together. */
function weightsOf(terms: Terms, rarity: (term: string) => number): [term: string, share: number][] {
  const weights = [...terms].map(([term, times]): [string, number] => [term, (1 + Math.log(times)) * rarity(term)]);
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0));
  return length === 0 ? [] : weights.map(([term, weight]) => [term, weight / length]);
}

/** What makes a text more alike than its words do, such as a theme that both have; 0 for nothing. */
type Bonus = (id: number) => number;

/** The texts of an index that are most like one with these terms, at most so many, the most alike first. */
export function findSimilar(
  { ids, postings }: SimilarityIndex,
  terms: Terms,
  { most, isWanted, bonus }: { most: number; isWanted: (id: number) => boolean; bonus: Bonus },
): Similar[] {
  const scores = new Float64Array(ids.length);
  // A term that no text has counts as the rarest: it makes the text less like all of them.
  const weighted = weightsOf(terms, (term) => postings.get(term)?.rarity ?? rarityOf(1, ids.length));
  for (const [term, share] of weighted) {
    const posting = postings.get(term);
    if (!posting) continue;
    const { places, shares } = posting;
    for (let index = 0; index < places.length; index += 1) {
      const place = places[index] ?? 0;
      scores[place] = (scores[place] ?? 0) + share * (shares[index] ?? 0);
    }
  }
  const found: Similar[] = [];
  for (let place = 0; place < scores.length; place += 1) {
    const words = scores[place] ?? 0;
    const id = ids[place];
    if (words < ALIKE / 2 || id === undefined || !isWanted(id)) continue;
    const score = Math.min(1, words + bonus(id));
    if (score >= ALIKE) found.push({ id, score });
  }
  return found.toSorted((a, b) => b.score - a.score || a.id - b.id).slice(0, most);
}
