import { mayRead } from "#lib/core/access.ts";
import type { Context } from "#lib/core/context.ts";
import { listPeople } from "#lib/identity/people/queries.ts";
import { foldWord, type Term } from "./terms.rules.ts";
import { wordsWithOneTypo } from "./typos.rules.ts";

export interface FoundPerson {
  readonly id: number;
  readonly name: string;
}

/**
 * The people whose names have all terms, or else have them with one typing mistake in each; none for a viewer who may not see
 * people. They are few, and not in the index that everyone searches.
 */
export async function findPeople(ctx: Context, terms: readonly Term[]): Promise<FoundPerson[]> {
  if (terms.length === 0 || !mayRead(ctx.viewer, "seePeople")) return [];
  const people = (await listPeople(ctx)).map(({ id, name }) => ({
    id,
    name,
    words: name.split(/[\s-]+/).map(foldWord),
  }));
  const wanted = terms.flatMap(({ words }) => words.map(foldWord));
  const found = people.filter(({ words }) => wanted.every((one) => words.some((word) => word.startsWith(one))));
  const close = found.length > 0 ? found : people.filter(({ words }) => wanted.every((one) => isClose(words, one)));
  return close.map(({ id, name }) => ({ id, name }));
}

function isClose(words: readonly string[], wanted: string): boolean {
  const meant = new Set([wanted, ...wordsWithOneTypo(wanted)]);
  return words.some((word) => meant.has(word));
}
