import { eq, getTableColumns } from "drizzle-orm";
import {
  assignments,
  contributorLists,
  ownerConfirmations,
  responseRequests,
  successMeasures,
} from "#db/schema/index.ts";
import { formatDate } from "#lib/core/clock.ts";
import { agencyName, defineEvent, personName, writtenBy } from "#lib/core/events.ts";
import { capitalised, listed } from "#lib/core/text.ts";
import { describeBasis } from "./ownership.rules.ts";

export const ownershipEvents = [
  defineEvent({
    kind: "assigned",
    category: "owners",
    commands: { assignOwner: "Owner or lead assigned" },
    timeline: {
      load: (db, events) =>
        db
          .select({ ...getTableColumns(assignments), responseDueOn: responseRequests.dueOn })
          .from(assignments)
          .leftJoin(responseRequests, eq(responseRequests.trail, assignments.trail))
          .where(writtenBy(assignments.trail, events)),
      title: ({ basis, agencyId }, lookups) =>
        `${basis === "proposed" ? "Owner proposed" : "Owner assigned"}: ${agencyName(lookups, agencyId)}`,
      details({ basis, reason, leadPersonId, responseDueOn }, lookups) {
        const lead = leadPersonId === null ? "" : ` Lead: ${personName(lookups, leadPersonId)}.`;
        // The title says that an owner is proposed; whether it is to be confirmed still, the event can't say.
        const decided = basis === "proposed" ? "" : `${capitalised(describeBasis({ basis, confirmed: false }))}. `;
        const response =
          responseDueOn === null ? [] : [{ text: `A response is owed by ${formatDate(responseDueOn)}.` }];
        return [{ text: `${decided}${reason}${lead}` }, ...response];
      },
      change({ basis, agencyId, leadPersonId }, lookups) {
        const lead = leadPersonId === null ? "" : `, lead ${personName(lookups, leadPersonId)}`;
        return `${basis === "proposed" ? "owner proposed" : "owner assigned"}: ${agencyName(lookups, agencyId)}${lead}`;
      },
    },
  }),
  defineEvent({
    kind: "owner confirmed",
    category: "owners",
    commands: { confirmOwner: "Owner confirmed" },
    meetingFacts: ownerConfirmations,
    timeline: {
      load: (db, events) => db.select().from(ownerConfirmations).where(writtenBy(ownerConfirmations.trail, events)),
      title: () => "Owner confirmed by the Executive",
      change: () => "owner confirmed",
    },
  }),
  defineEvent({
    kind: "contributors",
    category: "owners",
    commands: { setContributors: "Contributors chosen" },
    timeline: {
      load: (db, events) => db.select().from(contributorLists).where(writtenBy(contributorLists.trail, events)),
      title: ({ agencyIds }, lookups) =>
        agencyIds.length === 0
          ? "No contributors"
          : `Contributors: ${listed(agencyIds.map((id) => agencyName(lookups, id)))}`,
      change: ({ agencyIds }, lookups) =>
        agencyIds.length === 0
          ? "no contributors any more"
          : `contributors: ${listed(agencyIds.map((id) => agencyName(lookups, id)))}`,
    },
  }),
  defineEvent({
    kind: "success measure",
    category: "set-up",
    commands: { setSuccessMeasure: "Success measure set" },
    freeTexts: [[successMeasures.words, "Success measure"]],
    timeline: {
      load: (db, events) => db.select().from(successMeasures).where(writtenBy(successMeasures.trail, events)),
      title: () => "Success measure",
      details: ({ words }) => [{ text: words }],
      change: () => "success measure set",
    },
  }),
];
