import type { CommandLink } from "#app/components/layout/command-link.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import { isOwed } from "#lib/recommendations/responses/rules.ts";
import { isClosed } from "#lib/recommendations/sign-off/rules.ts";
import type { RecommendationDetail } from "#lib/reporting/timeline/queries.ts";

/** The commands that people rarely use on a recommendation, in the order of their links. */
export function rareCommands(
  { owner }: Ownership,
  { signOff, asks, actions, responses }: RecommendationDetail,
): CommandLink[] {
  const step = signOff?.step ?? null;
  return [
    {
      command: "setSuccessMeasure",
      path: "success-measure",
      label: "Set the success measure",
      isAvailable: true,
    },
    {
      command: "askForResponse",
      path: "response-request",
      label: isOwed(responses) ? "Change the date of the response" : "Ask for a response",
      isAvailable: owner !== null && !isClosed(step),
    },
    { command: "setContributors", path: "contributors", label: "Choose contributors", isAvailable: owner !== null },
    {
      command: "setReportingInterval",
      path: "reporting-interval",
      label: "Set how often it is reported on",
      isAvailable: !isClosed(step),
    },
    {
      command: "nameAsks",
      path: "asks",
      label: "Split it into parts",
      isAvailable: !actions.some(({ askId }) => asks.some(({ id }) => id === askId)),
    },
    { command: "correctWording", path: "wording", label: "Correct the wording", isAvailable: true },
    { command: "linkRecommendations", path: "said-before", label: "Link with another review", isAvailable: true },
    { command: "tagThemes", path: "themes", label: "Choose themes", isAvailable: true },
    {
      command: "reopen",
      path: "re-check",
      label: step === "not-pursued" ? "Reopen it" : "Check it again, or reopen it",
      isAvailable: isClosed(step),
    },
    { command: "closeNotPursued", path: "not-pursued", label: "Close it as not pursued", isAvailable: !isClosed(step) },
  ];
}
