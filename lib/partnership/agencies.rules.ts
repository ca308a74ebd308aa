import { z } from "zod";
import type { CalendarDate } from "#lib/core/clock.ts";
import { calendarDay, checkbox, oneOf, requiredLine, rowNumber, rowNumbers, seenFact } from "#lib/core/input.ts";

export interface Agency {
  readonly id: number;
  readonly name: string;
  readonly isExecutive: boolean;
  /** Whether it is outside the partnership, such as a national body or another area. */
  readonly isOutside: boolean;
  /** The first day without the agency; null if it was not dissolved. */
  readonly dissolvedOn: CalendarDate | null;
  readonly successorIds: readonly number[];
  /** The event number of the current name; detects concurrent renaming. */
  readonly nameTrail: number;
}

/** All agencies as of an instant, by id. */
export type Directory = ReadonlyMap<number, Agency>;

/** The successor of an agency: itself, its only successor (followed recursively), or several of which one must be chosen. */
export type Succession =
  | { readonly kind: "itself"; readonly agency: Agency }
  | { readonly kind: "succeeded"; readonly agency: Agency; readonly since: CalendarDate }
  | { readonly kind: "to be decided"; readonly since: CalendarDate; readonly successors: readonly Agency[] };

/** The successor of an agency on a date. Throws if the agency is not in the directory. */
export function successionOf(directory: Directory, agencyId: number, date: CalendarDate): Succession {
  const named = agencyIn(directory, agencyId);
  let agency = named;
  let since: CalendarDate | null = null;
  while (agency.dissolvedOn !== null && agency.dissolvedOn <= date) {
    since = agency.dissolvedOn;
    const [only, ...others] = agency.successorIds.map((id) => agencyIn(directory, id));
    if (!only || others.length > 0) return { kind: "to be decided", since, successors: only ? [only, ...others] : [] };
    agency = only;
  }
  return since ? { kind: "succeeded", agency, since } : { kind: "itself", agency: named };
}

/** The id of the successor of an agency on a date; null if one of several must be chosen. */
export function successorId(directory: Directory, agencyId: number, date: CalendarDate): number | null {
  const succession = successionOf(directory, agencyId, date);
  return succession.kind === "to be decided" ? null : succession.agency.id;
}

/** The ids of all agencies that this one succeeds on a date, including its own. */
export function idsSucceededBy(directory: Directory, agencyId: number, date: CalendarDate): number[] {
  return [...directory.keys()].filter((id) => successorId(directory, id, date) === agencyId);
}

/** Whether an agency exists and is not dissolved on a date. */
export function isActive(agency: Agency | undefined, date: CalendarDate): agency is Agency {
  return agency !== undefined && (agency.dissolvedOn === null || agency.dissolvedOn > date);
}

/** The name of an agency in a list of choices, which says if it is outside the partnership. */
export function nameInChoices({ name: agencyName, isOutside }: Agency): string {
  return isOutside ? `${agencyName} (outside the partnership)` : agencyName;
}

function agencyIn(directory: Directory, id: number): Agency {
  const agency = directory.get(id);
  if (!agency) throw new Error(`agency ${id} is not in the directory`);
  return agency;
}

const name = requiredLine("Enter the agency's name.", 120);

export const newAgencyInput = z.object({
  name,
  isExecutive: z.boolean("Say whether it is the Executive itself.").default(false),
  isOutside: checkbox,
});

export const agencyMarkInput = z.object({
  agencyId: rowNumber("Choose an agency."),
  place: oneOf(["inside", "outside"], "Say whether it is part of the partnership."),
});

export const agencyRenameInput = z.object({
  agencyId: rowNumber("Choose an agency."),
  name,
  seen: seenFact,
});

export const dissolutionInput = z
  .object({
    agencyId: rowNumber("Choose an agency."),
    dissolvedOn: calendarDay("the date of dissolution"),
    successorIds: rowNumbers("Choose successors from the list.").refine(({ length }) => length > 0, {
      message: "Choose at least one successor.",
    }),
  })
  .refine((given) => !given.successorIds.includes(given.agencyId), {
    path: ["successorIds"],
    message: "Choose another agency: an agency cannot succeed itself.",
  });
