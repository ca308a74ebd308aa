import type { ChangeKind } from "./differences.types.ts";

/** What becomes of a thing that a plan says. */
export const kindNames: Readonly<Record<ChangeKind, string>> = {
  new: "New",
  changed: "Changed",
  same: "The same",
  cannot: "Not taken over",
  held: "Held for review",
};
