import type { PlanFile } from "../plan-tables.ts";
import type { PlanPart } from "./choices.ts";
import { isReviewName, reviewInTitle } from "./titles.ts";

/** The agency that a table is headed with, or that its sheet is named after. */
export interface HeadedAgency {
  readonly name: string;
  /** Whether the title says that it is the agency, as in "Agency: Harbour Police". */
  readonly isSaid: boolean;
}

/** The tables with the owners and the reviews that their titles, and those of the tables around them, name. */
export function withTitles(file: PlanFile, parts: readonly PlanPart[], agencies: readonly HeadedAgency[]): PlanPart[] {
  return withCover(file, withReviews(file, withOwners(parts, agencies)));
}

/**
 * Tables are owned by the agency that each is headed with, where the rows name none: if the title says so, or if there are
 * tables of different agencies. The name of one agency above a plan may be that of the body that the plan is of.
 */
function withOwners(parts: readonly PlanPart[], agencies: readonly HeadedAgency[]): PlanPart[] {
  const used = agencies.filter((_, index) => parts[index]?.isUsed);
  const areDifferent = new Set(used.flatMap(({ name }) => name || [])).size > 1;
  return parts.map((part, index) => {
    const { name = "", isSaid = false } = agencies[index] ?? {};
    return part.isUsed && (isSaid || areDifferent) ? { ...part, owner: name } : part;
  });
}

/** In a document, a table without a title of its own is of the review that the table before is of. */
function withReviews(file: PlanFile, parts: readonly PlanPart[]): PlanPart[] {
  if (file.format !== "docx") return [...parts];
  let last = "";
  return parts.map((part) => {
    if (part.review) last = part.review;
    return part.review === "" && part.isUsed ? { ...part, review: last } : part;
  });
}

/** Tables without a title are of the review that a sheet without a plan names, such as the cover. */
function withCover(file: PlanFile, parts: readonly PlanPart[]): PlanPart[] {
  const others = file.tables.filter((_, index) => parts.every((part) => part.table !== index || part.layout === null));
  const texts = others.flatMap(({ isHidden, rows }) =>
    isHidden ? [] : rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
  );
  const review = texts.map(reviewInTitle).find((name) => name !== null && isReviewName(name)) ?? "";
  return parts.map((part) => (part.isUsed && part.review === "" ? { ...part, review } : part));
}
