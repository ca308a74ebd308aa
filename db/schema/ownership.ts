import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { agencies } from "./agencies.ts";
import { freeText } from "./columns.ts";
import { ownTrailNumber } from "./core.ts";
import { meetings } from "./meetings.ts";
import { people } from "./people.ts";
import { recommendations } from "./reviews.ts";

const recommendationId = () =>
  integer()
    .notNull()
    .references(() => recommendations.id);

export const assignments = sqliteTable(
  "assignments",
  {
    trail: ownTrailNumber(),
    recommendationId: recommendationId(),
    agencyId: integer()
      .notNull()
      .references(() => agencies.id),
    leadPersonId: integer().references(() => people.id),
    basis: text({ enum: ["named", "assigned", "proposed"] }).notNull(),
    reason: freeText().notNull(),
  },
  (t) => [index("assignments_by_recommendation").on(t.recommendationId, t.trail, t.agencyId, t.basis)],
);

export const ownerConfirmations = sqliteTable(
  "owner_confirmations",
  {
    trail: ownTrailNumber(),
    recommendationId: recommendationId(),
    assignmentTrail: integer()
      .notNull()
      .references(() => assignments.trail),
    meetingId: integer().references(() => meetings.id),
  },
  (t) => [index("owner_confirmations_by_assignment").on(t.assignmentTrail, t.trail)],
);

/** The contributing agencies. Each row replaces the one before. */
export const contributorLists = sqliteTable(
  "contributor_lists",
  {
    trail: ownTrailNumber(),
    recommendationId: recommendationId(),
    agencyIds: text({ mode: "json" }).$type<readonly number[]>().notNull(),
  },
  (t) => [index("contributor_lists_by_recommendation").on(t.recommendationId, t.trail)],
);

export const successMeasures = sqliteTable(
  "success_measures",
  {
    trail: ownTrailNumber(),
    recommendationId: recommendationId(),
    words: freeText().notNull(),
  },
  (t) => [index("success_measures_by_recommendation").on(t.recommendationId, t.trail)],
);
