import type { ChangeKind } from "./differences.types.ts";

/** What becomes of a thing that a plan says. */
export const kindNames: Readonly<Record<ChangeKind, string>> = {
  new: "New",
  changed: "Changed",
  same: "The same",
  cannot: "Not taken over",
  held: "Held for review",
};

/** Where something is in a file, as people say it: "sheet Live actions, row 2" for "Live actions!2". */
export function cellInWords(cell: string): string {
  return cell.replace(/^(.+)!(\d+)/, "sheet $1, row $2");
}
