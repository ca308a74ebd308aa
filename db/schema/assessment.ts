import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { flag, freeText } from "./columns.ts";
import { ownTrailNumber } from "./core.ts";
import { evidence } from "./progress.ts";
import { recommendations } from "./reviews.ts";

/** The rating of the delivery by the business team or the scrutineer, beside the owner's rating. */
export const assessments = sqliteTable(
  "assessments",
  {
    trail: ownTrailNumber(),
    recommendationId: integer()
      .notNull()
      .references(() => recommendations.id),
    rating: text({ enum: ["not-started", "on-track", "at-risk", "off-track", "delivered"] }).notNull(),
    reason: freeText().notNull(),
    held: flag().notNull(),
  },
  (t) => [index("assessments_by_recommendation").on(t.recommendationId, t.trail, t.held, t.rating)],
);

/** Whether a piece of evidence is sufficient. */
export const appraisals = sqliteTable(
  "appraisals",
  {
    trail: ownTrailNumber(),
    evidenceId: integer()
      .notNull()
      .references(() => evidence.id),
    isSufficient: flag().notNull(),
    reason: freeText().notNull(),
  },
  (t) => [index("appraisals_by_evidence").on(t.evidenceId, t.trail)],
);
