import { sql } from "drizzle-orm";
import { evidence, updates } from "#db/schema/index.ts";
import { defineEvent, writtenBy } from "#lib/core/events.ts";
import { questionTitles } from "./labels.ts";
import { ratingNames } from "./rules.ts";

/** The timeline shows the answers of an update and the files of evidence by components of its own. */
export const updateEvents = [
  defineEvent({
    kind: "update",
    category: "updates",
    commands: { postUpdate: "Update posted" },
    freeTexts: [
      [updates.done, questionTitles.done],
      [updates.difference, questionTitles.difference],
      [updates.next, questionTitles.next],
      [updates.inTheWay, questionTitles.inTheWay],
    ],
    timeline: {
      filters: ["updates", "evidence"],
      load: (db, events) => db.select().from(updates).where(writtenBy(updates.trail, events)),
      title: ({ asOwner, rating }) => `${asOwner ? "Update" : "Contributor’s update"}: ${ratingNames[rating]}`,
      change: ({ asOwner, rating }) =>
        asOwner ? `update: ${ratingNames[rating].toLowerCase()}` : "update by a contributor",
      reportedBy: ({ agencyId }) => agencyId,
    },
  }),
  defineEvent({
    kind: "evidence",
    category: "evidence",
    commands: { addEvidence: "Evidence added" },
    freeTexts: [
      [evidence.title, "Evidence"],
      [evidence.fileName, "File name"],
      [evidence.url, "Link"],
    ],
    timeline: {
      filters: ["evidence"],
      load: (db, events) =>
        db
          .select({
            trail: evidence.trail,
            agencyId: evidence.agencyId,
            count: sql<number>`count(*)`,
            fileCount: sql<number>`count(${evidence.fileName})`,
          })
          .from(evidence)
          .where(writtenBy(evidence.trail, events))
          .groupBy(evidence.trail),
      title: () => "Evidence added",
      change: ({ count, fileCount }) =>
        count === 1 ? "evidence added" : `${count} ${fileCount === count ? "files" : "pieces of evidence"} added`,
      merge: (facts, later) => ({
        ...facts,
        count: facts.count + later.count,
        fileCount: facts.fileCount + later.fileCount,
      }),
      reportedBy: ({ agencyId }) => agencyId,
    },
  }),
];
