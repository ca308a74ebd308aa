import type { PersonRole } from "#lib/core/viewer.ts";

/** What each role may do, shown where a role is chosen. */
export const roleDuties: Readonly<Record<PersonRole, string>> = {
  business: "Runs the tracker: assigns owners, sets dates, invites people, and reports on an agency’s behalf.",
  executive:
    "Reads everything, asks questions, and decides: owners, dates, sign-offs. Reports only on what the Executive itself owns.",
  lead: "Reports for one agency on what it owns or helps with: updates, evidence, actions, answers, sign-off. Reads everything else.",
  scrutineer: "Reads everything, as the partnership’s own scrutineer. Asks questions, and assesses beside the owner.",
  viewer: "Reads everything, for example as an auditor or inspector. Changes nothing.",
};
