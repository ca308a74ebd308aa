import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { calendarDate, freeText } from "./columns.ts";
import { ownTrailNumber, trailNumber } from "./core.ts";

export const reviews = sqliteTable(
  "reviews",
  {
    id: integer().primaryKey(),
    trail: trailNumber(),
    code: text().notNull(),
    title: text().notNull(),
    publisher: text().notNull(),
    kind: text().notNull(),
    publishedOn: calendarDate().notNull(),
    /** What it studied, in our own words. */
    scope: freeText().notNull(),
  },
  (t) => [uniqueIndex("reviews_by_code").on(t.code), index("reviews_by_trail").on(t.trail)],
);

/** A figure of the report with the base it was taken over and the section it stands in. */
export const reviewFigures = sqliteTable(
  "review_figures",
  {
    trail: trailNumber(),
    reviewId: integer()
      .notNull()
      .references(() => reviews.id),
    ordinal: integer().notNull(),
    figure: text().notNull(),
    words: freeText().notNull(),
    base: text().notNull(),
    section: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.reviewId, t.ordinal] }), index("review_figures_by_trail").on(t.trail)],
);

export const themes = sqliteTable(
  "themes",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    trail: trailNumber(),
    reviewId: integer()
      .notNull()
      .references(() => reviews.id),
    name: text().notNull(),
    section: text().notNull(),
  },
  (t) => [index("themes_by_trail").on(t.trail)],
);

export const recommendations = sqliteTable(
  "recommendations",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    trail: trailNumber(),
    reviewId: integer()
      .notNull()
      .references(() => reviews.id),
    number: integer().notNull(),
    /** The review's code and the number, as in HU2-1: what it is known by. */
    reference: text().notNull(),
    shortTitle: text().notNull(),
    /** As worded in the section that `sections` lists first. Never edited. */
    wording: text().notNull(),
  },
  (t) => [
    uniqueIndex("recommendations_by_reference").on(t.reference),
    uniqueIndex("recommendations_by_review").on(t.reviewId, t.number),
    index("recommendations_by_trail").on(t.trail),
  ],
);

export const recommendationSections = sqliteTable(
  "recommendation_sections",
  {
    trail: trailNumber(),
    recommendationId: integer()
      .notNull()
      .references(() => recommendations.id),
    ordinal: integer().notNull(),
    section: text().notNull(),
    /** Only where this section words it differently. */
    variant: text(),
  },
  (t) => [
    primaryKey({ columns: [t.recommendationId, t.ordinal] }),
    index("recommendation_sections_by_trail").on(t.trail),
  ],
);

/** Why the study made it: our own short words, a figure with its base where there is one, and the section. */
export const rationales = sqliteTable(
  "rationales",
  {
    trail: trailNumber(),
    recommendationId: integer()
      .notNull()
      .references(() => recommendations.id),
    ordinal: integer().notNull(),
    words: freeText().notNull(),
    figure: text(),
    base: text(),
    section: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.recommendationId, t.ordinal] }), index("rationales_by_trail").on(t.trail)],
);

export const relatedWork = sqliteTable(
  "related_work",
  {
    trail: trailNumber(),
    reviewId: integer()
      .notNull()
      .references(() => reviews.id),
    ordinal: integer().notNull(),
    words: freeText().notNull(),
    section: text().notNull(),
    /** The recommendation it bears on; none where the report names none. */
    recommendationId: integer().references(() => recommendations.id),
  },
  (t) => [primaryKey({ columns: [t.reviewId, t.ordinal] }), index("related_work_by_trail").on(t.trail)],
);

/** The themes of a recommendation from here on: each tagging replaces the one before. */
export const themeTaggings = sqliteTable(
  "theme_taggings",
  {
    trail: ownTrailNumber(),
    recommendationId: integer()
      .notNull()
      .references(() => recommendations.id),
    themeIds: text({ mode: "json" }).$type<readonly number[]>().notNull(),
  },
  (t) => [index("theme_taggings_by_recommendation").on(t.recommendationId, t.trail)],
);
