import { eq, sql } from "drizzle-orm";
import type { Reading } from "#db/client.ts";
import { acceptances, signOffRequests, signOffs } from "#db/schema/index.ts";
import { formatDate } from "#lib/core/clock.ts";
import { defineEvent, type EventDetail, writtenBy } from "#lib/core/events.ts";
import { plural } from "#lib/core/text.ts";
import { stepNames } from "./labels.ts";
import type { Step } from "./rules.ts";

export const signOffEvents = [
  defineEvent({
    kind: "sign-off",
    category: "sign-off",
    commands: {
      requestSignOff: "Sign-off asked for",
      acceptSignOff: "Sign-off accepted",
      returnSignOff: "Sign-off returned",
      closeNotPursued: "Closed, not pursued",
      confirmEmbedded: "Confirmed as embedded",
      reopen: "Reopened",
    },
    freeTexts: [
      [signOffRequests.done, "Done, on asking for sign-off"],
      [signOffRequests.difference, "Difference made, on asking for sign-off"],
    ],
    meetingFacts: signOffs,
    timeline: {
      load: signOffStepsOf,
      title: ({ step }) => stepTitles[step],
      details: detailsOfStep,
      change: ({ step }) => (step === "requested" ? "sign-off asked for" : stepNames[step].toLowerCase()),
      reportedBy: ({ request }) => request?.agencyId ?? null,
    },
  }),
];

const stepTitles: Readonly<Record<Step, string>> = {
  requested: "Sign-off asked for",
  accepted: "Sign-off accepted: complete",
  returned: "Sign-off returned",
  "not-pursued": "Closed, not pursued",
  embedded: "Confirmed as embedded",
  reopened: "Reopened",
};

function signOffStepsOf(db: Reading, events: readonly number[]) {
  return db
    .select({
      trail: signOffs.trail,
      step: signOffs.step,
      reason: signOffs.reason,
      meetingId: signOffs.meetingId,
      request: {
        agencyId: signOffRequests.agencyId,
        done: signOffRequests.done,
        difference: signOffRequests.difference,
      },
      acceptance: {
        facts: sql<number>`json_array_length(${acceptances.factTrails})`,
        recheckOn: acceptances.recheckOn,
      },
    })
    .from(signOffs)
    .leftJoin(signOffRequests, eq(signOffRequests.trail, signOffs.trail))
    .leftJoin(acceptances, eq(acceptances.trail, signOffs.trail))
    .where(writtenBy(signOffs.trail, events));
}

type SignOffStep = Awaited<ReturnType<typeof signOffStepsOf>>[number];

function detailsOfStep({ step, reason, request, acceptance }: SignOffStep): EventDetail[] {
  return [
    ...(request
      ? [
          { heading: "Done", text: request.done },
          { heading: "Difference made", text: request.difference },
        ]
      : []),
    ...(reason ? [step === "returned" ? { heading: "Missing", text: reason } : { text: reason }] : []),
    ...(acceptance
      ? [
          {
            text: `Accepted as it stood then, with ${plural(acceptance.facts, "entry", "entries")} here; nothing added later is part of it. To be looked at again on ${formatDate(acceptance.recheckOn)}.`,
          },
        ]
      : []),
  ];
}
