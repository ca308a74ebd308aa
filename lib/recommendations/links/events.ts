import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { linkRemovals, recommendationLinks, recommendations } from "#db/schema/index.ts";
import { defineEvent, writtenBy } from "#lib/core/events.ts";
import { linkInSentence } from "./labels.ts";

const [later, earlier] = [alias(recommendations, "later"), alias(recommendations, "earlier")];
const sentenceColumns = { kind: recommendationLinks.kind, later: later.reference, earlier: earlier.reference };

export const linkEvents = [
  defineEvent({
    kind: "linked",
    category: "set-up",
    commands: { linkRecommendations: "Recommendations linked" },
    freeTexts: [[recommendationLinks.reason, "Why they are linked"]],
    timeline: {
      load: (db, events) =>
        db
          .select({ trail: recommendationLinks.trail, reason: recommendationLinks.reason, ...sentenceColumns })
          .from(recommendationLinks)
          .innerJoin(later, eq(later.id, recommendationLinks.laterId))
          .innerJoin(earlier, eq(earlier.id, recommendationLinks.earlierId))
          .where(writtenBy(recommendationLinks.trail, events)),
      title: (link) => `Linked: ${linkInSentence(link)}`,
      details: ({ reason }) => [{ text: reason }],
      change: (link) => `linked: ${linkInSentence(link)}`,
    },
  }),
  defineEvent({
    kind: "link removed",
    category: "set-up",
    commands: { unlinkRecommendations: "Link between recommendations removed" },
    freeTexts: [[linkRemovals.reason, "Why the link was removed"]],
    timeline: {
      load: (db, events) =>
        db
          .select({ trail: linkRemovals.trail, reason: linkRemovals.reason, ...sentenceColumns })
          .from(linkRemovals)
          .innerJoin(recommendationLinks, eq(recommendationLinks.trail, linkRemovals.linkTrail))
          .innerJoin(later, eq(later.id, recommendationLinks.laterId))
          .innerJoin(earlier, eq(earlier.id, recommendationLinks.earlierId))
          .where(writtenBy(linkRemovals.trail, events)),
      title: (link) => `Link removed: ${linkInSentence(link)}`,
      details: ({ reason }) => [{ text: reason }],
      change: (link) => `link removed: ${linkInSentence(link)}`,
    },
  }),
];
