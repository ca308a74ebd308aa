import type { PlanChoices, PlanLayout } from "./choices.ts";
import { lastingHeading } from "./headings.ts";

/** The headings of a layout as a text, without the months and days that change from one file to the next. */
export function shapeOfLayout({ kind, columns }: PlanLayout): string {
  return `${kind}: ${columns.map(({ heading }) => lastingHeading(heading)).join(" | ")}`;
}

/** A key of the headings of a file: the same for the next file of its kind. */
export function shapeOf({ layouts }: Pick<PlanChoices, "layouts">): string {
  return layouts.map(shapeOfLayout).sort().join("\n");
}
