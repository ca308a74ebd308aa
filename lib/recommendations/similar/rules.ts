import type { Terms } from "./terms.ts";

/** Numbers the terms, so that those of thousands of texts take little memory. */
export type Vocabulary = Map<string, number>;

/** The terms of one text by their numbers, and how often each occurs in it. */
export interface PackedTerms {
  readonly terms: Uint32Array;
  readonly times: Uint16Array;
}

/** The terms of a text by their numbers in a vocabulary, which takes in those that it does not have. */
export function packTerms(terms: Terms, vocabulary: Vocabulary): PackedTerms {
  const numbers = [...terms.keys()].map((term) => {
    const number = vocabulary.get(term) ?? vocabulary.size;
    vocabulary.set(term, number);
    return number;
  });
  return { terms: Uint32Array.from(numbers), times: Uint16Array.from(terms.values()) };
}

/** The terms of many texts, weighted so that a rare term counts for more, by the texts that have them. */
export interface SimilarityIndex {
  readonly vocabulary: Vocabulary;
  readonly ids: readonly number[];
  /** By the number of each term: where its texts begin in `places` and `shares`, and how rare it is. */
  readonly starts: Uint32Array;
  readonly rarities: Float64Array;
  /** The places in `ids` of the texts that have a term, and its share of each. */
  readonly places: Uint32Array;
  readonly shares: Float32Array;
}

/** A text that is like the one given: 1 if both have the same terms, near 0 if they have few in common. */
export interface Similar {
  readonly id: number;
  readonly score: number;
}

/** From this score on two texts are worth showing beside each other. */
export const ALIKE = 0.2;

/** An index of texts by their terms, of which the vocabulary has all. */
export function indexOf(
  texts: readonly { readonly id: number; readonly packed: PackedTerms }[],
  vocabulary: Vocabulary,
): SimilarityIndex {
  const counts = new Uint32Array(vocabulary.size);
  for (const { packed } of texts) for (const term of packed.terms) counts[term] = (counts[term] ?? 0) + 1;
  const rarities = Float64Array.from(counts, (count) => rarityOf(count, texts.length));
  const starts = new Uint32Array(vocabulary.size + 1);
  counts.forEach((count, term) => {
    starts[term + 1] = (starts[term] ?? 0) + count;
  });
  const total = starts.at(-1) ?? 0;
  const [places, shares, next] = [new Uint32Array(total), new Float32Array(total), starts.slice()];
  texts.forEach(({ packed: { terms, times } }, place) => {
    const weights = weightsOf(times, (index) => rarities[terms[index] ?? 0] ?? 0);
    terms.forEach((term, index) => {
      const at = next[term] ?? 0;
      places[at] = place;
      shares[at] = weights[index] ?? 0;
      next[term] = at + 1;
    });
  });
  return { vocabulary, ids: texts.map(({ id }) => id), starts, rarities, places, shares };
}

/** How rare a term is: inverse document frequency, which stays above zero for a term that all texts have. */
function rarityOf(count: number, total: number): number {
  return Math.log(1 + (total + 1) / Math.max(1, count));
}

/** The weight of each term of a text, as its share of the whole: the squares of all are 1 together. */
function weightsOf(times: ArrayLike<number>, rarity: (index: number) => number): Float64Array {
  const weights = Float64Array.from(times, (count, index) => (1 + Math.log(count)) * rarity(index));
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
  return length === 0 ? weights : weights.map((weight) => weight / length);
}

interface Wanted {
  readonly most: number;
  readonly isWanted: (id: number) => boolean;
  /** What makes a text more alike than its words do, such as a theme that both have; 0 for nothing. */
  readonly bonus: (id: number) => number;
}

/** The texts of an index that are most like one with these terms, at most so many, the most alike first. */
export function findSimilar(index: SimilarityIndex, terms: Terms, { most, isWanted, bonus }: Wanted): Similar[] {
  const found: Similar[] = [];
  scoresOf(index, terms).forEach((words, place) => {
    const id = index.ids[place];
    if (words < ALIKE / 2 || id === undefined || !isWanted(id)) return;
    const score = Math.min(1, words + bonus(id));
    if (score >= ALIKE) found.push({ id, score });
  });
  return found.toSorted((a, b) => b.score - a.score || a.id - b.id).slice(0, most);
}

/** How alike each text of an index is to one with these terms, by its words alone. */
function scoresOf({ vocabulary, ids, starts, rarities, places, shares }: SimilarityIndex, terms: Terms): Float64Array {
  const scores = new Float64Array(ids.length);
  const numbers = [...terms.keys()].map((term) => vocabulary.get(term));
  // A term that no text has counts as the rarest: it makes the text less like all of them.
  const rarityAt = (index: number) => rarities[numbers[index] ?? -1] ?? rarityOf(1, ids.length);
  const weights = weightsOf([...terms.values()], rarityAt);
  numbers.forEach((number, index) => {
    if (number === undefined) return;
    const [share, end] = [weights[index] ?? 0, starts[number + 1] ?? 0];
    for (let at = starts[number] ?? end; at < end; at += 1) {
      const place = places[at] ?? 0;
      scores[place] = (scores[place] ?? 0) + share * (shares[at] ?? 0);
    }
  });
  return scores;
}
