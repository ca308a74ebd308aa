import { listed, plural } from "#lib/core/text.ts";
import type { FirstDayFacts, FirstStep } from "./first-day.rules.ts";

interface StepWords {
  /** Where it is done. */
  readonly hrefFor: (facts: FirstDayFacts) => string;
  readonly label: string;
  /** What is left of it. */
  readonly left: (facts: FirstDayFacts) => string;
}

/** Where each step of the first day is done, and what is said of it. */
export const firstStepWords: Readonly<Record<FirstStep, StepWords>> = {
  people: {
    hrefFor: () => "/people/invite",
    label: "Invite the people who will use the tracker",
    left: ({ hasExecutiveMember, hasLead }) =>
      `Still to invite: ${listed([...(hasExecutiveMember ? [] : ["a member of the Executive"]), ...(hasLead ? [] : ["the lead of an agency"])])}.`,
  },
  owners: {
    hrefFor: () => "/recommendations?only=to-confirm",
    label: "Get every owner confirmed",
    left: ({ ownersToBeConfirmed }) =>
      `${plural(ownersToBeConfirmed, "owner is", "owners are")} to be confirmed. A member of the Executive does this.`,
  },
  dates: {
    hrefFor: ({ withoutDueDate }) => `/recommendations?only=${withoutDueDate > 0 ? "no-due-date" : "no-lead"}`,
    label: "Set due dates and leads",
    left: ({ recommendations, withoutDueDate, withoutLead }) =>
      `Of ${plural(recommendations, "recommendation")}, ${withoutDueDate.toLocaleString("en-GB")} without a due date and ${withoutLead.toLocaleString("en-GB")} without a lead.`,
  },
  meeting: {
    hrefFor: () => "/board/meetings/add",
    label: "Add the next meeting of the Executive",
    left: () => "The board paper is made for a meeting.",
  },
};
