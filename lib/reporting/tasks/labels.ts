import { formatDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import type { Coming, Reason } from "./rules.ts";

/** Why a recommendation needs its lead, in a few words. */
export function reasonInWords(reason: Reason, recommendation: RecommendationStatus): string {
  switch (reason) {
    case "returned":
      return "the Executive returned your sign-off";
    case "overdue":
      return `${plural(recommendation.daysOverdue ?? 0, "day")} overdue`;
    case "silent":
      return `${recommendation.lastUpdate ? "no update for" : "no update yet in"} ${plural(recommendation.daysSilent ?? 0, "day")}`;
    case "no update":
      return "no update yet";
    case "sign-off to ask for":
      return "delivered, and sign-off is not asked for yet";
    case "update due":
      return `next update due by ${recommendation.nextUpdateBy ? formatDate(recommendation.nextUpdateBy) : ""}`;
    case "due soon":
      return recommendation.daysUntilDue === 0
        ? "due today"
        : `due in ${plural(recommendation.daysUntilDue ?? 0, "day")}`;
  }
}

/** What is due later, in a word or two. */
export const comingNames: Readonly<Record<Coming["kind"], string>> = {
  due: "Due date",
  update: "Next update",
  action: "Action",
};

/** The form that the most pressing reason leads to, and the text of its link. */
export function stepFor(reason: Reason): { readonly path: "update" | "sign-off"; readonly label: string } {
  return reason === "returned" || reason === "sign-off to ask for"
    ? { path: "sign-off", label: reason === "returned" ? "Ask for sign-off again" : "Ask for sign-off" }
    : { path: "update", label: "Post an update" };
}
