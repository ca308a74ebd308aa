import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { FormValues } from "#db/types.ts";
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
    /** Empty: `wordings` has the title. Earlier versions of the tracker wrote it here. */
    shortTitle: text().notNull(),
    /** Empty: `wordings` has the wording. Earlier versions of the tracker wrote it here. */
    wording: text().notNull(),
  },
  (t) => [
    uniqueIndex("recommendations_by_reference").on(t.reference),
    uniqueIndex("recommendations_by_review").on(t.reviewId, t.number),
    index("recommendations_by_trail").on(t.trail),
  ],
);

/** The wording of a recommendation as published, and each correction of it with its reason. None replaces another. */
export const wordings = sqliteTable(
  "wordings",
  {
    trail: trailNumber(),
    recommendationId: integer()
      .notNull()
      .references(() => recommendations.id),
    shortTitle: freeText().notNull(),
    wording: freeText().notNull(),
    /** Why it was corrected; null for the wording as published. */
    reason: freeText(),
  },
  (t) => [
    primaryKey({ columns: [t.trail, t.recommendationId] }),
    index("wordings_by_recommendation").on(t.recommendationId, t.trail),
  ],
);

/** Where a review can be read. A review without a link has no row. */
export const reviewLinks = sqliteTable("review_links", {
  trail: ownTrailNumber(),
  url: freeText().notNull(),
});

/** The file of a review, such as its report as PDF. Each row replaces the one before, which stays in the record. */
export const reviewFiles = sqliteTable(
  "review_files",
  {
    trail: ownTrailNumber(),
    reviewId: integer()
      .notNull()
      .references(() => reviews.id),
    fileName: freeText().notNull(),
    /** Removed together with the file. */
    sha256: freeText(),
    mediaType: text().notNull(),
    bytes: integer().notNull(),
  },
  (t) => [index("review_files_by_review").on(t.reviewId, t.trail), index("review_files_by_sha256").on(t.sha256)],
);

/**
 * Reviews that are being written and are not published yet, shared by the business team. Not facts: they are replaced and
 * deleted. A published one stays for a month, so that its form can be sent twice and its address leads to the review.
 */
export const reviewDrafts = sqliteTable(
  "review_drafts",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    fields: text({ mode: "json" }).$type<FormValues>().notNull(),
    /** Goes up with each save, so that a person does not overwrite what another has saved. */
    version: integer().notNull(),
    savedAt: integer().notNull(),
    savedBy: integer().notNull(),
    /** The key of the form that began it: sent twice, it begins one draft. */
    formKey: text(),
    /** The event number of the redaction that removed a passage from it; null if none did. */
    redactedBy: integer(),
    /** The review that it became; null while it is a draft. */
    reviewId: integer().references(() => reviews.id),
  },
  (t) => [uniqueIndex("review_drafts_form_key").on(t.formKey)],
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
