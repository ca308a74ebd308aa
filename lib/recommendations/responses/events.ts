import { responseRequests, responses } from "#db/schema/index.ts";
import { formatDate } from "#lib/core/clock.ts";
import { agencyName, defineEvent, writtenBy } from "#lib/core/events.ts";
import { answerNames } from "./rules.ts";

export const responseEvents = [
  defineEvent({
    kind: "response asked for",
    category: "owners",
    commands: { askForResponse: "Response asked for" },
    timeline: {
      load: (db, events) => db.select().from(responseRequests).where(writtenBy(responseRequests.trail, events)),
      title: ({ agencyId, dueOn }, lookups) =>
        `Response asked of ${agencyName(lookups, agencyId)}, by ${formatDate(dueOn)}`,
      change: ({ agencyId, dueOn }, lookups) =>
        `response asked of ${agencyName(lookups, agencyId)}, by ${formatDate(dueOn)}`,
    },
  }),
  defineEvent({
    kind: "response",
    category: "owners",
    commands: { respond: "Response given" },
    freeTexts: [[responses.reason, "Reason for the response"]],
    timeline: {
      load: (db, events) => db.select().from(responses).where(writtenBy(responses.trail, events)),
      title: ({ answer, agencyId }, lookups) => `${answerNames[answer]} by ${agencyName(lookups, agencyId)}`,
      details: ({ reason, respondedOn }) => [{ text: reason }, { text: `Response of ${formatDate(respondedOn)}.` }],
      change: ({ answer, agencyId }, lookups) =>
        `${answerNames[answer].toLowerCase()} by ${agencyName(lookups, agencyId)}`,
      reportedBy: ({ agencyId }) => agencyId,
    },
  }),
];
