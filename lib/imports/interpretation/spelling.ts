import { isWord } from "#lib/core/identifiers/vocabulary.ts";

/** Whether two words differ by at most so many letters added, left out, replaced or swapped with the next. */
function isNear(word: string, other: string, most: number): boolean {
  if (Math.abs(word.length - other.length) > most) return false;
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= word.length; row += 1) {
    const now = nextRow(word.slice(0, row), other, before, last);
    [before, last] = [last, now];
  }
  return (last[other.length] ?? most + 1) <= most;
}

/** The distances from the beginning of a word to each beginning of another, by those of the two beginnings before it. */
function nextRow(beginning: string, other: string, before: readonly number[], last: readonly number[]): number[] {
  const now = [beginning.length];
  const [letterBefore, letter] = [beginning.at(-2), beginning.at(-1)];
  for (let column = 1; column <= other.length; column += 1) {
    const isSwapped = letter === other[column - 2] && letterBefore === other[column - 1];
    now[column] = Math.min(
      (last[column] ?? 0) + 1,
      (now[column - 1] ?? 0) + 1,
      (last[column - 1] ?? 0) + (letter === other[column - 1] ? 0 : 1),
      isSwapped ? (before[column - 2] ?? Number.POSITIVE_INFINITY) + 1 : Number.POSITIVE_INFINITY,
    );
  }
  return now;
}

const SHORTEST = 5;
/** A word of at least so many letters may have two wrong. */
const LONG = 8;

/** A word as it was meant: one of the words expected if it is no English word and near to one of them. */
export function corrected(word: string, expected: readonly string[]): string {
  if (word.length < SHORTEST || expected.includes(word) || isWord(word)) return word;
  const most = word.length < LONG ? 1 : 2;
  return expected.find((one) => one[0] === word[0] && isNear(word, one, most)) ?? word;
}
