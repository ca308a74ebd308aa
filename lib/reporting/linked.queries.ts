import type { Snapshot } from "#lib/core/context.ts";
import { capitalised } from "#lib/core/text.ts";
import { linkInWords, repeatInWords } from "#lib/recommendations/links/labels.ts";
import { type Link, listLinksOf } from "#lib/recommendations/links/queries.ts";
import type { Repeat } from "#lib/recommendations/links/rules.ts";
import type { PaperLine } from "#lib/reporting/papers/rules.ts";
import { statusNames } from "#lib/status/labels.ts";
import { statusesById } from "#lib/status/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";

/** The links of a recommendation in a sentence. */
export interface LinkSentences {
  /** With every review, such as "Third time since 2020; same again as AA1-1 (Safer sleep, 2020: complete).". */
  readonly all: string;
  /** With earlier reviews alone; null if it is linked with none. */
  readonly earlier: string | null;
}

/** What the links of these recommendations say as of an instant, by id. Those without a link are left out. */
export async function describeLinks(
  ctx: Snapshot,
  ids: readonly number[],
): Promise<ReadonlyMap<number, LinkSentences>> {
  const links = await listLinksOf(ctx, ids);
  const linked = [...links].flatMap(([id, of]) => [id, ...of.map(({ other }) => other.id)]);
  const statuses = await statusesById(ctx, linked);
  const told = (id: number, of: readonly Link[]) => sentenceOf(statuses.get(id)?.repeat ?? null, of, statuses);
  return new Map(
    [...links].map(([id, of]) => {
      const earlier = of.filter(({ isLater }) => isLater);
      return [id, { all: told(id, of), earlier: earlier.length > 0 ? told(id, earlier) : null }];
    }),
  );
}

function sentenceOf(
  repeat: Repeat | null,
  links: readonly Link[],
  statuses: ReadonlyMap<number, RecommendationStatus>,
): string {
  const parts = links.map((link) => {
    const { id, reference, review } = link.other;
    const status = statuses.get(id)?.status;
    const outcome = status ? `: ${statusNames[status].toLowerCase()}` : "";
    return `${linkInWords(link)} ${reference} (${review.title}, ${review.publishedOn.slice(0, 4)}${outcome})`;
  });
  return `${capitalised([...(repeat ? [repeatInWords(repeat)] : []), ...parts].join("; "))}.`;
}

/** A line for each of these recommendations that is linked with an earlier one, in their order. */
export function saidBeforeLines(
  positions: readonly RecommendationStatus[],
  described: ReadonlyMap<number, LinkSentences>,
): PaperLine[] {
  return positions.flatMap(({ id, reference, shortTitle }) => {
    const words = described.get(id)?.earlier;
    return words ? [{ reference, shortTitle, words }] : [];
  });
}
