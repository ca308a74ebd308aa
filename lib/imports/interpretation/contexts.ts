import { acrossOf } from "./across.ts";
import { namedBy } from "./bodies.ts";
import type { PlanLayout } from "./choices.ts";
import { hasField } from "./records.ts";
import { oneLine } from "./texts.ts";
import { isReviewName, reviewInTitles } from "./titles.ts";

/** What the texts above a table say about all of it. */
export interface TitleContext {
  readonly review: string;
  readonly theme: string;
  readonly recommendation: string;
  /** The agency that the table is headed with, if it names no owners itself. */
  readonly agency: string;
  /** Whether the text says that it is the agency, as in "Agency: Harbour Police". */
  readonly saysAgency: boolean;
}

const agencyLabel = /^(?:lead |responsible |name of )?(?:agency|organi[sz]ation|owner)(?: name)?\s*[:–-]\s*/i;
const LONGEST_AGENCY = 80;

/** What the texts above a table say, the nearest first. */
export function contextOf(titles: readonly string[], layout: PlanLayout): TitleContext {
  const near = titles
    .map((title) => oneLine(title))
    .filter(Boolean)
    .reverse();
  const hasRecommendations = hasField(layout, "recommendation");
  const kinds = near.map((title) => acrossOf(title, true));
  const recommendation = hasRecommendations
    ? undefined
    : near.find((title) => acrossOf(title, false).kind === "recommendation");
  const label = near.find((title) => agencyLabel.test(title));
  const named = near.find(isAgencyTitle);
  return {
    review: reviewInTitles(titles),
    theme: kinds.find(({ kind }) => kind === "theme")?.text ?? "",
    recommendation: recommendation ?? "",
    agency: label?.replace(agencyLabel, "") ?? named ?? "",
    saysAgency: label !== undefined,
  };
}

/** Whether a title is the name of an agency. The partnership that the plan is of is none. */
function isAgencyTitle(title: string): boolean {
  const isTitle = title.length <= LONGEST_AGENCY && !/[.:?]/.test(title) && !isReviewName(title);
  return (
    isTitle &&
    namedBy(title) === "agency" &&
    !/\b(?:partnership|board|plan|reviews?|actions?|recommendations?|tracker|log|version)\b/i.test(title)
  );
}

/** Whether the name of a sheet is that of an agency, as where each agency has a sheet. */
export function agencyInSheetName(name: string): string {
  return isAgencyTitle(oneLine(name)) ? oneLine(name) : "";
}
