import type { Step } from "./rules.ts";

/** The label of each step of assurance. */
export const stepNames: Readonly<Record<Step, string>> = {
  requested: "Awaiting sign-off",
  accepted: "Complete",
  returned: "Returned",
  "not-pursued": "Closed, not pursued",
  embedded: "Complete and embedded",
  reopened: "Reopened",
};
