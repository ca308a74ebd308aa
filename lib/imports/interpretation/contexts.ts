import { acrossOf } from "./across.ts";
import { isAcronym, ownerKindOf } from "./bodies.ts";
import type { PlanLayout } from "./choices.ts";
import { hasField } from "./records.ts";
import { oneLine } from "./texts.ts";
import { isReviewName, reviewInTitles } from "./titles.ts";

/** What the texts above a table say about all of it. */
interface TitleContext {
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
  const named = near.map(agencyInTitle).find(Boolean);
  return {
    review: reviewInTitles(titles),
    theme: kinds.find(({ kind }) => kind === "theme")?.text ?? "",
    recommendation: recommendation ?? "",
    agency: label?.replace(agencyLabel, "") ?? named ?? "",
    saysAgency: label !== undefined,
  };
}

const strongBodies =
  /\b(?:council|trust|police|constabulary|nhs|icb|ccg|services?|probation|authority|schools?|cafcass|ambulance|fire|camhs|hospital|surgery|directorate|charity)\b/i;
const planWords =
  /^(?:(?:part|section|table|appendix) \w{1,3}|\d{1,2}|[a-z])\s*[.:)–-]\s*|^(?:single[- ]agency |individual |agency )*(?:action plan|plan|actions|recommendations)(?: for)?(?: the)?\s*[:–-]?\s+|\s*[:,–-]?\s*(?:single[- ]agency |individual |agency )*(?:action plan|plan|actions|recommendations)$/gi;

/** The agency that a title is the name of, such as "Harbour Police" or "Action plan for Harbour Police"; "" if it is none. */
function agencyInTitle(title: string): string {
  const name = oneLine(title.replace(planWords, ""));
  if (name.length > LONGEST_AGENCY || /[.:?]/.test(name) || isReviewName(title)) return "";
  // The partnership that the plan is of is no owner of it.
  if (/\b(?:partnership|board|plan|reviews?|actions?|recommendations?|tracker|log|version)\b/i.test(name)) return "";
  return ownerKindOf(name) === "agency" ? name : "";
}

/** The agency that a text above rows names, as where the rows of each stand together; "" for a theme such as "Mental health". */
export function agencyAbove(text: string): string {
  const name = agencyInTitle(oneLine(text));
  return name !== "" && (strongBodies.test(name) || name.split(" ").some(isAcronym)) ? name : "";
}

/** Whether the name of a sheet is that of an agency, as where each agency has a sheet. */
export function agencyInSheetName(name: string): string {
  return agencyInTitle(oneLine(name));
}
