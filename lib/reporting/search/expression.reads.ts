import type { Snapshot } from "#lib/core/context.ts";
import { isFoundAnywhere, wordsAmong, wordsBeginning } from "./index.reads.ts";
import { anyExpression, foldWord, phraseExpression, type Term } from "./terms.rules.ts";
import { wordsWithOneTypo } from "./typos.rules.ts";

/** The expression of FTS5 for texts with all terms. A word that no text has is taken for the beginning of one. */
export function expressionOf(ctx: Snapshot, terms: readonly Term[]): string {
  return terms.map((term) => termExpression(ctx, term)).join(" AND ");
}

/** The expression of FTS5 for texts with one term. */
export function termExpression(ctx: Snapshot, { words, isPrefix, isPhrase }: Term): string {
  const phrase = phraseExpression(words);
  const [first = ""] = words;
  if (isPhrase || words.length > 1 || (!isPrefix && isFoundAnywhere(ctx, phrase))) return phrase;
  return anyExpression([first, ...wordsBeginning(ctx, foldWord(first))]);
}

/** A search with more unknown words than this is about something else, not mistyped. */
const MOST_UNKNOWN = 3;

/** The terms with each word that is in no text replaced by the word that was probably meant; null if there is none. */
export function correctedTerms(ctx: Snapshot, terms: readonly Term[]): Term[] | null {
  // The beginning of a word is like too many words.
  const words = new Set(terms.filter(({ isPrefix }) => !isPrefix).flatMap((term) => term.words));
  const unknown = [...words].filter((word) => !isKnown(ctx, word));
  if (unknown.length > MOST_UNKNOWN) return null;
  const meant = new Map(unknown.flatMap((word) => wordMeantBy(ctx, word)));
  if (meant.size === 0) return null;
  return terms.map((term) => (term.words.some((word) => meant.has(word)) ? withWords(term, meant) : term));
}

function isKnown(ctx: Snapshot, word: string): boolean {
  return isFoundAnywhere(ctx, phraseExpression([word])) || wordsBeginning(ctx, foldWord(word)).length > 0;
}

function wordMeantBy(ctx: Snapshot, word: string): [typed: string, meant: string][] {
  const known = wordsAmong(ctx, wordsWithOneTypo(foldWord(word)));
  const [likeliest] = known.toSorted((a, b) => b.texts - a.texts || (a.word < b.word ? -1 : 1));
  return likeliest ? [[word, likeliest.word]] : [];
}

function withWords(term: Term, meant: ReadonlyMap<string, string>): Term {
  const words = term.words.map((word) => meant.get(word) ?? word);
  const typed = words.join(" ");
  return { ...term, words, typed: term.isPhrase ? `"${typed}"` : typed };
}
