import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { agencies } from "./agencies.ts";
import { flag, freeText } from "./columns.ts";
import { ownTrailNumber } from "./core.ts";
import { meetings } from "./meetings.ts";
import { recommendations } from "./reviews.ts";

/** A question to the owner. Its event number identifies the thread. */
export const questions = sqliteTable(
  "questions",
  {
    trail: ownTrailNumber(),
    recommendationId: integer()
      .notNull()
      .references(() => recommendations.id),
    words: freeText().notNull(),
    meetingId: integer().references(() => meetings.id),
    held: flag().notNull(),
  },
  (t) => [index("questions_by_recommendation").on(t.recommendationId, t.trail, t.held)],
);

/** The replies to a question: answers and further questions. A thread is open unless it ends in an answer. */
export const replies = sqliteTable(
  "replies",
  {
    trail: ownTrailNumber(),
    questionTrail: integer()
      .notNull()
      .references(() => questions.trail),
    kind: text({ enum: ["answer", "asked again"] }).notNull(),
    /** The agency that answers; null for a further question. */
    agencyId: integer().references(() => agencies.id),
    words: freeText().notNull(),
    held: flag().notNull(),
  },
  (t) => [index("replies_by_question").on(t.questionTrail, t.trail, t.held, t.kind)],
);
