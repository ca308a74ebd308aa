const SHORTEST_TYPO = 4;
/** Longer than any word that people write. */
const LONGEST_TYPO = 30;
const letters = [..."abcdefghijklmnopqrstuvwxyz"];

/**
 * The words that one typing mistake turns into this one: a letter left out, added, changed, or exchanged with the next.
 * None for a short word, which is like too many others, for a very long one, and for one with a figure in it.
 */
export function wordsWithOneTypo(word: string): string[] {
  if (word.length < SHORTEST_TYPO || word.length > LONGEST_TYPO || !/^\p{L}+$/u.test(word)) return [];
  const found = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    if (after) found.add(before + after.slice(1));
    if (after.length > 1) found.add(`${before}${after.charAt(1)}${after.charAt(0)}${after.slice(2)}`);
    for (const letter of letters) {
      found.add(before + letter + after);
      if (after) found.add(before + letter + after.slice(1));
    }
  }
  found.delete(word);
  return [...found];
}
