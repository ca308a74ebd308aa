import { index, integer, primaryKey, sqliteTable } from "drizzle-orm/sqlite-core";
import { actions } from "./actions.ts";
import { freeText } from "./columns.ts";
import { ownTrailNumber, trailNumber } from "./core.ts";
import { people } from "./people.ts";
import { recommendations } from "./reviews.ts";

/** Everything that one lead led, handed over to another lead of the same agency. */
export const handovers = sqliteTable(
  "handovers",
  {
    trail: ownTrailNumber(),
    fromPersonId: integer()
      .notNull()
      .references(() => people.id),
    toPersonId: integer()
      .notNull()
      .references(() => people.id),
    reason: freeText().notNull(),
  },
  (t) => [index("handovers_by_successor").on(t.toPersonId, t.trail)],
);

/** The recommendations that were handed over. */
export const handedRecommendations = sqliteTable(
  "handed_recommendations",
  {
    trail: trailNumber(),
    recommendationId: integer()
      .notNull()
      .references(() => recommendations.id),
    toPersonId: integer()
      .notNull()
      .references(() => people.id),
  },
  (t) => [
    primaryKey({ columns: [t.trail, t.recommendationId] }),
    index("handed_recommendations_by_recommendation").on(t.recommendationId, t.trail, t.toPersonId),
  ],
);

/** The actions that were handed over. */
export const handedActions = sqliteTable(
  "handed_actions",
  {
    trail: trailNumber(),
    actionTrail: integer()
      .notNull()
      .references(() => actions.trail),
    toPersonId: integer()
      .notNull()
      .references(() => people.id),
  },
  (t) => [
    primaryKey({ columns: [t.trail, t.actionTrail] }),
    index("handed_actions_by_action").on(t.actionTrail, t.trail, t.toPersonId),
  ],
);

export const handoverAcceptances = sqliteTable(
  "handover_acceptances",
  {
    trail: ownTrailNumber(),
    handoverTrail: integer()
      .notNull()
      .references(() => handovers.trail),
  },
  (t) => [index("handover_acceptances_by_handover").on(t.handoverTrail, t.trail)],
);
