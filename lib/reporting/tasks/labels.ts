import { formatDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import type { Coming, Reason } from "./rules.ts";

/** Why a recommendation needs its lead, in a few words. */
export function reasonInWords(reason: Reason, recommendation: RecommendationStatus): string {
  switch (reason) {
    case "returned":
      return "the Executive returned your sign-off";
    case "response late":
      return `response ${plural(recommendation.daysResponseLate ?? 0, "day")} overdue`;
    case "response owed":
      return `response owed by ${recommendation.responseDueOn ? formatDate(recommendation.responseDueOn) : ""}`;
    case "overdue":
      return `${plural(recommendation.daysOverdue ?? 0, "day")} overdue`;
    case "date passed":
      return `past its due date by ${plural(recommendation.daysOverdue ?? 0, "day")}: ask for another date, or say in an update that it is delivered`;
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

/** The form that the most pressing reason leads to, and the text of its link, which the reference follows. */
export function stepFor(reason: Reason): { readonly path: string; readonly label: string } {
  switch (reason) {
    case "response late":
    case "response owed":
      return { path: "respond", label: "Respond to" };
    case "returned":
      return { path: "sign-off", label: "Ask for sign-off again on" };
    case "sign-off to ask for":
      return { path: "sign-off", label: "Ask for sign-off on" };
    case "date passed":
      return { path: "new-date", label: "Ask for another date for" };
    default:
      return { path: "update", label: "Post an update on" };
  }
}
