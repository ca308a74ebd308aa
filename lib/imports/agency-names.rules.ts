import type { CalendarDate } from "#lib/core/clock.ts";
import { type Directory, successorId } from "#lib/partnership/agencies.rules.ts";
import type { OwnerAnswer } from "./answers.rules.ts";

/** Every name that an agency has or had. */
export interface AgencyNamed {
  readonly agencyId: number;
  readonly name: string;
}

/** A name in the form in which names are compared: without capitals, punctuation and "the". */
function comparableName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^the /, "");
}

/**
 * Finds the agency that a name means: as a person has answered, or else by the names that agencies have or had, and then
 * the agency that has succeeded it. Null if the name is left out, undefined if it has to be asked.
 */
export function agencyFinder(
  names: readonly AgencyNamed[],
  directory: Directory,
  answers: readonly OwnerAnswer[],
  today: CalendarDate,
): (name: string) => number | null | undefined {
  const answered = new Map(answers.map(({ name, agencyId }) => [comparableName(name), agencyId]));
  const byName = new Map(names.map(({ name, agencyId }) => [comparableName(name), agencyId]));
  return (name) => {
    const plain = comparableName(name);
    const answer = answered.get(plain);
    if (answer === null) return null;
    const found = answer ?? byName.get(plain);
    if (found === undefined || !directory.has(found)) return undefined;
    return successorId(directory, found, today) ?? undefined;
  };
}
