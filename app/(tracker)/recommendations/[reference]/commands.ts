import type { CommandLink } from "#app/components/layout/command-link.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { mayDecideOn } from "#lib/recommendations/decisions.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import { isOwed } from "#lib/recommendations/responses/rules.ts";
import { isClosed } from "#lib/recommendations/sign-off/rules.ts";
import type { RecommendationDetail } from "#lib/reporting/timeline/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";

/** The commands that people use often on a recommendation, in the order of their links. */
export function commonCommands(
  viewer: Viewer,
  ownership: Ownership,
  detail: RecommendationDetail,
  status: RecommendationStatus | undefined,
): CommandLink[] {
  return [
    ...decisions(viewer, ownership, detail, status),
    ...reporting(ownership, detail, status),
    ...administration(ownership, detail),
  ];
}

function decisions(
  viewer: Viewer,
  { owner }: Ownership,
  { dueDates: { openRequest }, signOff }: RecommendationDetail,
  status: RecommendationStatus | undefined,
): CommandLink[] {
  return [
    {
      command: "confirmOwner",
      path: "owner/confirm",
      label: "Confirm the owner",
      isAvailable: owner?.basis === "proposed" && !owner.confirmed,
    },
    {
      command: "acceptSignOff",
      path: "sign-off/decide",
      label: "Decide on the sign-off",
      isAvailable: signOff?.step === "requested" && mayDecideOn(viewer, signOff.request),
    },
    {
      command: "acceptNewDate",
      path: "new-date/decide",
      label: "Decide on the new date",
      isAvailable: openRequest !== null && mayDecideOn(viewer, openRequest),
    },
    {
      command: "confirmEmbedded",
      path: "re-check",
      label: "Check it again",
      isAvailable: signOff?.step === "accepted" && status?.isRecheckDue === true,
    },
  ];
}

function reporting(
  { responsible }: Ownership,
  { dueDates: { agreed, openRequest }, signOff, responses }: RecommendationDetail,
  status: RecommendationStatus | undefined,
): CommandLink[] {
  const step = signOff?.step ?? null;
  const hasOwner = responsible.owner !== null;
  const isLive = hasOwner && !isClosed(step);
  const isDelivered = status?.rating === "delivered";
  const signOffLink = {
    command: "requestSignOff" as const,
    path: "sign-off",
    label: "Ask for sign-off",
    isAvailable: isLive && step !== "requested",
  };
  return [
    { command: "respond", path: "respond", label: "Respond", isAvailable: isLive && isOwed(responses) },
    // It comes first once it is the next thing to do, and is reachable before that, to see what is missing.
    ...(isDelivered ? [signOffLink] : []),
    { command: "postUpdate", path: "update", label: "Post an update", isAvailable: isLive },
    { command: "addEvidence", path: "evidence", label: "Add evidence", isAvailable: hasOwner },
    { command: "addAction", path: "actions/add", label: "Add an action", isAvailable: isLive },
    {
      command: "requestNewDate",
      path: "new-date",
      label: "Ask for another due date",
      isAvailable: isLive && agreed.length > 0 && openRequest === null,
    },
    ...(isDelivered ? [] : [signOffLink]),
  ];
}

function administration(
  { owner, responsible }: Ownership,
  { dueDates: { agreed }, signOff }: RecommendationDetail,
): CommandLink[] {
  return [
    {
      command: "askQuestion",
      path: "questions/ask",
      label: "Ask the owner a question",
      isAvailable: responsible.owner !== null,
    },
    { command: "assess", path: "assess", label: "Add your rating", isAvailable: !isClosed(signOff?.step ?? null) },
    { command: "setDueDate", path: "due-date", label: "Set the due date", isAvailable: agreed.length === 0 },
    {
      command: "assignOwner",
      path: "owner",
      label: owner ? "Change the owner or lead" : "Assign an owner",
      isAvailable: true,
    },
  ];
}
