import {
  rationales,
  relatedWork,
  reviewFigures,
  reviewLinks,
  reviews,
  themes,
  themeTaggings,
  wordings,
} from "#db/schema/index.ts";
import { defineEvent, writtenBy } from "#lib/core/events.ts";

export const reviewEvents = [
  defineEvent({
    kind: "review",
    category: "set-up",
    commands: { publishReview: "Review published", addRecommendations: "Recommendations added" },
    freeTexts: [
      [reviews.scope, "Summary"],
      [reviewLinks.url, "Link"],
      [reviewFigures.words, "Key figure"],
      [rationales.words, "Why it was made"],
      [relatedWork.words, "Related work"],
    ],
  }),
  defineEvent({
    kind: "wording corrected",
    category: "set-up",
    commands: { correctWording: "Wording corrected" },
    freeTexts: [
      [wordings.shortTitle, "Short title"],
      [wordings.wording, "Wording"],
      [wordings.reason, "Reason"],
    ],
    timeline: {
      load: (db, events) => db.select().from(wordings).where(writtenBy(wordings.trail, events)),
      title: () => "Wording corrected",
      details: ({ wording, reason }) => [
        { heading: "Reason", text: reason ?? "" },
        { heading: "Now worded", text: wording },
      ],
      change: () => "wording corrected",
    },
  }),
  defineEvent({
    kind: "themes",
    category: "set-up",
    commands: { tagThemes: "Themes tagged" },
    timeline: {
      async load(db, events) {
        const names = new Map((await db.select().from(themes)).map(({ id, name }) => [id, name]));
        const rows = await db.select().from(themeTaggings).where(writtenBy(themeTaggings.trail, events));
        return rows.map(({ trail, themeIds }) => ({ trail, names: themeIds.flatMap((id) => names.get(id) ?? []) }));
      },
      title: ({ names }) => (names.length === 0 ? "Themes removed" : `Themes: ${names.join("; ")}`),
      change: () => "themes tagged",
    },
  }),
];
