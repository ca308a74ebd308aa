/** One condition of a search: a word, the beginning of a word, or a phrase. */
export interface Term {
  /** Its words as they were typed, without punctuation. */
  readonly words: readonly string[];
  /** As it was typed, to be shown. */
  readonly typed: string;
  /** “safe*” finds every word that begins so. */
  readonly isPrefix: boolean;
  /** Whether it was put in quotation marks, so that its words are not left out as common ones. */
  readonly isPhrase: boolean;
}

const LONGEST_SEARCH = 400;
const MOST_TERMS = 12;

/** Words that most texts have. They are left out of a search that has others. */
const common = new Set(
  "a an and are as at be by for from has have in is it of on or that the their they this to was were with".split(" "),
);

/** A search as a person typed it, on one line and no longer than a search needs to be. */
export function tidySearch(typed: string): string {
  const line = typed
    .toWellFormed()
    .replace(/[\p{C}\s]+/gu, " ")
    .normalize("NFC")
    .trim();
  return [...line].slice(0, LONGEST_SEARCH).join("").trim();
}

/** The terms of a search. Every text is a search: what is not a word is left out, and a quotation mark that is not closed ends with the text. */
export function parseSearch(typed: string): Term[] {
  const line = tidySearch(typed).replace(/[“”„]/g, '"');
  const terms = line.split('"').flatMap((part, index) => (index % 2 === 1 ? phraseOf(part) : wordsIn(part)));
  const rare = terms.filter(({ words, isPhrase }) => isPhrase || words.some((word) => !common.has(foldWord(word))));
  return (rare.length > 0 ? rare : terms).slice(0, MOST_TERMS);
}

function phraseOf(part: string): Term[] {
  const words = wordParts(part);
  return words.length === 0 ? [] : [{ words, typed: `"${part.trim()}"`, isPrefix: false, isPhrase: true }];
}

function wordsIn(part: string): Term[] {
  return part.split(" ").flatMap((chunk) => {
    const words = wordParts(chunk);
    if (words.length === 0) return [];
    return [{ words, typed: chunk, isPrefix: /[\p{L}\p{N}]\*$/u.test(chunk), isPhrase: false }];
  });
}

/** The words that the index divides a text into: letters with their accents, and numbers. */
function wordParts(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
}

/** A word as the index has it: without capitals and accents. */
export function foldWord(word: string): string {
  return word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The expression of FTS5 for words that follow one another. */
export function phraseExpression(words: readonly string[]): string {
  return `"${words.join(" ")}"`;
}

/** The expression of FTS5 for any of several words. */
export function anyExpression(words: readonly string[]): string {
  return `(${words.map((word) => phraseExpression([word])).join(" OR ")})`;
}

/** A search with other words in place of some, as a person would type it. */
export function searchText(terms: readonly Term[]): string {
  return terms.map(({ typed }) => typed).join(" ");
}
