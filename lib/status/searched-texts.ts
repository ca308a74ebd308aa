import type { Snapshot } from "#lib/core/context.ts";
import { cacheOfEpoch } from "#lib/core/memoize.ts";
import { listCorrectionsAfter, listWordingsAfter } from "#lib/partnership/wordings.queries.ts";
import { type Filter, searchedText } from "./listing.rules.ts";

/** The text that a search looks in, by the id of each recommendation. */
export interface SearchedTexts {
  get(id: number): string | undefined;
}

/** What has been read so far, in the order of the ids and of the events. */
interface KeptTexts {
  readonly published: Map<number, string>;
  /** By the event of each correction. */
  readonly corrected: Map<number, { readonly id: number; readonly text: string }>;
}

const newTexts = (): KeptTexts => ({ published: new Map(), corrected: new Map() });
const keptTexts = cacheOfEpoch(newTexts);

/** What a search looks in as of an instant; nothing without a search. A wording is never edited, so that only what was added since is read. */
export async function searchedTexts(ctx: Snapshot, { q }: Filter): Promise<SearchedTexts> {
  const { published, corrected } = keptTexts(ctx) ?? newTexts();
  if (q === undefined) return published;
  for (const { id, ...words } of await listWordingsAfter(ctx, lastOf(published))) published.set(id, textOf(words));
  for (const { trail, id, ...words } of await listCorrectionsAfter(ctx, lastOf(corrected)))
    corrected.set(trail, { id, text: textOf(words) });
  const asOfThen = [...corrected].filter(([event]) => event <= ctx.asOf.event);
  const latest = new Map(asOfThen.map(([, { id, text }]) => [id, text]));
  return { get: (id) => latest.get(id) ?? published.get(id) };
}

function lastOf(texts: ReadonlyMap<number, unknown>): number {
  return [...texts.keys()].at(-1) ?? 0;
}

function textOf({ reference, shortTitle, wording }: Record<"reference" | "shortTitle" | "wording", string>): string {
  return searchedText([reference, shortTitle, wording]);
}
