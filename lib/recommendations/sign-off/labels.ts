import type { Step } from "./rules.ts";

/** What each step of assurance is called on a page. */
export const stepNames: Readonly<Record<Step, string>> = {
  requested: "Awaiting sign-off",
  accepted: "Complete",
  returned: "Returned",
  "not-pursued": "Closed, not pursued",
  embedded: "Complete and embedded",
  reopened: "Reopened",
};
