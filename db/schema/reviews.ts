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
    /** What it studied, in the partnership's own words. */
    scope: freeText().notNull(),
  },
  (t) => [uniqueIndex("reviews_by_code").on(t.code), index("reviews_by_trail").on(t.trail)],
);

/** A figure of the report, with its base and the section that contains it. */
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
    /** The review's code and the number, such as HU2-1. */
    reference: text().notNull(),
    shortTitle: text().notNull(),
    /** The wording in the first of its sections. Never edited. */
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
    /** The wording of this section, if it differs. */
    variant: text(),
  },
  (t) => [
    primaryKey({ columns: [t.recommendationId, t.ordinal] }),
    index("recommendation_sections_by_trail").on(t.trail),
  ],
);

/** Why the review made it: in the partnership's own short words, with a figure and its base if there is one, and the section. */
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
    /** The recommendation that it concerns, if the report names one. */
    recommendationId: integer().references(() => recommendations.id),
  },
  (t) => [primaryKey({ columns: [t.reviewId, t.ordinal] }), index("related_work_by_trail").on(t.trail)],
);

/** The themes of a recommendation. Each tagging replaces the one before. */
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
