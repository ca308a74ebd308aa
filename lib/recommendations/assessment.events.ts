import { eq } from "drizzle-orm";
import { appraisals, assessments, evidence } from "#db/schema/index.ts";
import { defineEvent, writtenBy } from "#lib/core/events.ts";
import { ratingNames } from "./updates/rules.ts";

export const assessmentEvents = [
  defineEvent({
    kind: "assessed",
    category: "assessments",
    commands: { assess: "Assessed" },
    freeTexts: [[assessments.reason, "Why it was assessed so"]],
    timeline: {
      filters: ["updates", "decisions"],
      load: (db, events) => db.select().from(assessments).where(writtenBy(assessments.trail, events)),
      title: ({ rating }) => `Assessed: ${ratingNames[rating]}`,
      details: ({ reason }) => [{ text: reason }],
      change: ({ rating }) => `assessed as ${ratingNames[rating].toLowerCase()}`,
    },
  }),
  defineEvent({
    kind: "appraised",
    category: "evidence",
    commands: { appraiseEvidence: "Evidence appraised" },
    timeline: {
      filters: ["evidence"],
      load: (db, events) =>
        db
          .select({
            trail: appraisals.trail,
            isSufficient: appraisals.isSufficient,
            reason: appraisals.reason,
            title: evidence.title,
          })
          .from(appraisals)
          .innerJoin(evidence, eq(evidence.id, appraisals.evidenceId))
          .where(writtenBy(appraisals.trail, events)),
      title: ({ isSufficient }) => (isSufficient ? "Evidence judged sufficient" : "Evidence judged not sufficient"),
      details: ({ title, reason }) => [{ heading: title, text: reason }],
      change: ({ isSufficient, title }) =>
        `evidence judged ${isSufficient ? "sufficient" : "not sufficient"}: ${title}`,
    },
  }),
];
