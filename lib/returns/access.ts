import type { Responsible } from "#lib/core/access.ts";
import type { Agency } from "#lib/partnership/agencies.rules.ts";

/** Who may give a return for an agency: those who may post updates on what it owns. */
export function responsibleFor({ id, isExecutive }: Agency): Responsible {
  return { owner: id, contributors: [], executiveOwns: isExecutive };
}
