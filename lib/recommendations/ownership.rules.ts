import { z } from "zod";
import type { Responsible } from "#lib/core/access.ts";
import { type CalendarDate, formatDate } from "#lib/core/clock.ts";
import {
  oneOf,
  optionalCalendarDay,
  optionalRowNumber,
  reference,
  requiredText,
  rowNumber,
  rowNumbers,
  seen,
  seenFact,
} from "#lib/core/input.ts";
import { listed } from "#lib/core/text.ts";
import { type Directory, type Succession, successionOf } from "#lib/partnership/agencies.rules.ts";
import { optionalMeeting } from "#lib/partnership/meetings.rules.ts";

/** How the owner was decided. */
export type Basis = "named" | "assigned" | "proposed";

const basisNames: Readonly<Record<Basis, string>> = {
  named: "named in the report",
  assigned: "assigned by the partnership",
  proposed: "proposed, for the Executive to confirm",
};

/** How the owner was decided, as of now: a proposal that the Executive has confirmed is no longer called one. */
export function describeBasis({ basis, confirmed }: Pick<Assignment, "basis" | "confirmed">): string {
  return basis === "proposed" && confirmed ? "confirmed by the Executive" : basisNames[basis];
}

/** The agency assigned as owner, with its lead person. */
export interface Assignment {
  readonly trail: number;
  readonly agencyId: number;
  /** The current lead person, handovers included. */
  readonly leadPersonId: number | null;
  /** The trail number of the handover that made them the lead, while they have not accepted it. */
  readonly handoverToAccept: number | null;
  readonly basis: Basis;
  /** Whether the Executive has confirmed it; only a proposed owner needs confirmation. */
  readonly confirmed: boolean;
}

/** The owner of a recommendation on a date: the assignment, and the agency or successor responsible by then. */
export interface Owner extends Assignment {
  readonly namedAs: string;
  readonly succession: Succession;
}

/** The owner on a date, with agency successions resolved; null if none is assigned. */
export function resolveOwner(assignment: Assignment | null, directory: Directory, date: CalendarDate): Owner | null {
  if (!assignment) return null;
  const namedAs = directory.get(assignment.agencyId)?.name ?? "";
  return { ...assignment, namedAs, succession: successionOf(directory, assignment.agencyId, date) };
}

/** Whether the Executive has to decide on the owner: one is proposed, or it has several successors. */
export function isOwnerToBeConfirmed(owner: Owner | null): boolean {
  if (!owner) return false;
  return owner.succession.kind === "to be decided" || isOwnerProposed(owner);
}

/** Whether the owner is a proposal that the Executive can confirm. */
export function isOwnerProposed({ basis, confirmed, succession }: Owner): boolean {
  return basis === "proposed" && !confirmed && succession.kind !== "to be decided";
}

/** The owner as text: its current name, "No owner yet", or "To be decided" if it has several successors. */
export function formatOwner(owner: Owner | null): string {
  if (!owner) return "No owner yet";
  return owner.succession.kind === "to be decided"
    ? `To be decided (was ${owner.namedAs})`
    : owner.succession.agency.name;
}

/** The owner as text, with "to be confirmed" where the Executive has still to decide on it. */
export function formatOwnerAsItStands(owner: Owner | null): string {
  return owner && isOwnerToBeConfirmed(owner) ? `${formatOwner(owner)}, to be confirmed` : formatOwner(owner);
}

/** How the owner came to own it, such as "named in the report as Kent and Medway CCG; with NHS Kent and Medway since 1 July 2022". */
export function describeOwnership(owner: Owner): string {
  const basis = describeBasis(owner);
  const { namedAs, succession } = owner;
  switch (succession.kind) {
    case "itself":
      return basis;
    case "succeeded":
      return `${basis} as ${namedAs}; with ${succession.agency.name} since ${formatDate(succession.since)}`;
    case "to be decided":
      return `${basis} as ${namedAs}; dissolved on ${formatDate(succession.since)} and succeeded by ${listed(succession.successors.map(({ name }) => name))}`;
  }
}

/** The agencies responsible on a date, with successions resolved, as the access table needs them. */
export function resolveResponsible(
  assignment: Pick<Assignment, "agencyId"> | null,
  contributorIds: readonly number[],
  directory: Directory,
  date: CalendarDate,
): Responsible {
  const successions = [assignment?.agencyId, ...contributorIds].map((id) =>
    id === undefined ? null : successionOf(directory, id, date),
  );
  const [owner, ...contributors] = successions.map((succession) =>
    !succession || succession.kind === "to be decided" ? null : succession.agency,
  );
  return {
    owner: owner?.id ?? null,
    contributors: contributors.flatMap((agency) => agency?.id ?? []),
    executiveOwns: owner?.isExecutive ?? false,
  };
}

export const assignmentInput = z.object({
  reference,
  agencyId: rowNumber("Choose the agency that is to own it."),
  leadPersonId: optionalRowNumber("Choose a person from the list."),
  basis: oneOf(["named", "assigned", "proposed"], "Say how the owner was decided."),
  reason: requiredText("Say why this agency, in a sentence.", 1000),
  /** The day by which it is to say whether it accepts the recommendation. */
  responseDueOn: optionalCalendarDay("the day by which a response is owed"),
  seen,
});

export const ownerConfirmationInput = z.object({
  reference,
  seen: seenFact,
  meetingId: optionalMeeting,
});

export const contributorsInput = z.object({
  reference,
  seen,
  agencyIds: rowNumbers("Choose agencies from the list."),
});

export const successMeasureInput = z.object({
  reference,
  words: requiredText("Say how you will know that it worked.", 1000),
  seen,
});
