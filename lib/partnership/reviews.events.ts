import { themes, themeTaggings } from "#db/schema/index.ts";
import { defineEvent, writtenBy } from "#lib/core/events.ts";

export const reviewEvents = [
  defineEvent({ kind: "review", category: "set-up", commands: { publishReview: "Review entered" } }),
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
