import { z } from "zod";
import { listing } from "#lib/status/listing.rules.ts";

/** What a search looks for and how it is narrowed, from its URL. Values that are not valid are ignored. */
export const searchInput = listing.pick({ owner: true, rating: true, review: true, page: true }).extend({
  q: z.string().catch("").default(""),
  /** Whether a word that is nowhere is searched for as it was typed. */
  exact: z.literal("yes").optional().catch(undefined),
});

export type SearchInput = z.output<typeof searchInput>;
