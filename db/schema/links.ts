import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { LinkKind } from "#db/types.ts";
import { freeText } from "./columns.ts";
import { ownTrailNumber } from "./core.ts";
import { recommendations } from "./reviews.ts";

/** A link that a person made between recommendations of two reviews: how the later one relates to the earlier one. */
export const recommendationLinks = sqliteTable(
  "recommendation_links",
  {
    trail: ownTrailNumber(),
    /** The recommendation of the review that was published later. */
    laterId: integer()
      .notNull()
      .references(() => recommendations.id),
    earlierId: integer()
      .notNull()
      .references(() => recommendations.id),
    kind: text().$type<LinkKind>().notNull(),
    reason: freeText().notNull(),
  },
  (t) => [
    index("recommendation_links_by_later").on(t.laterId),
    index("recommendation_links_by_earlier").on(t.earlierId),
  ],
);

/** A link that was removed. Each is removed once; linked again, the two have another link. */
export const linkRemovals = sqliteTable(
  "link_removals",
  {
    trail: ownTrailNumber(),
    linkTrail: integer()
      .notNull()
      .references(() => recommendationLinks.trail),
    reason: freeText().notNull(),
  },
  (t) => [uniqueIndex("link_removals_by_link").on(t.linkTrail)],
);
