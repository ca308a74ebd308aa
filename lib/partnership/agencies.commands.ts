import type { Reading } from "#db/client.ts";
import { agencies, agencyNames, dissolutions, successors } from "#db/schema/index.ts";
import { momentAt } from "#lib/core/as-of.ts";
import type { Instant } from "#lib/core/clock.ts";
import { defineCommand } from "#lib/core/command.ts";
import { Conflict, Invalid, NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { agenciesAsAt } from "./agencies.queries.ts";
import { type Directory, dissolution, newAgency, renaming, standInId } from "./agencies.rules.ts";

/** Adds an agency that can own recommendations. */
export const addAgency = defineCommand({
  name: "addAgency",
  input: newAgency,
  freeText: ({ name }) => ({ name }),
  async subject(on, { name }, viewer, at) {
    demandFreeName(await directoryAt(on, viewer, at), name, 0);
    return { kind: "agency", id: "new" };
  },
  async write({ on, input: { name, isExecutive }, trail }) {
    await on.insert(agencies).values({ id: trail, trail, isExecutive });
    await on.insert(agencyNames).values({ trail, agencyId: trail, name });
    return { agencyId: trail };
  },
});

/** Gives an agency another name from now on; what was said under the old one keeps it. */
export const renameAgency = defineCommand({
  name: "renameAgency",
  input: renaming,
  freeText: ({ name }) => ({ name }),
  async subject(on, { agencyId, name, seen }, viewer, at) {
    const directory = await directoryAt(on, viewer, at);
    const agency = directory.get(agencyId);
    if (!agency) throw new NotFound("agency");
    demandFreeName(directory, name, agencyId);
    if (agency.nameTrail !== seen)
      throw new Conflict(
        "Somebody else renamed this agency while you had the page open.",
        [{ label: "Its name now", text: agency.name }],
        agency.nameTrail,
      );
    return { kind: "agency", id: agencyId };
  },
  async write({ on, input: { agencyId, name }, trail }) {
    await on.insert(agencyNames).values({ trail, agencyId, name });
  },
});

/** Dissolves an agency on a day, with the one or several agencies that succeed it. */
export const dissolveAgency = defineCommand({
  name: "dissolveAgency",
  input: dissolution,
  async subject(on, { agencyId, dissolvedOn, successorIds }, viewer, at) {
    const directory = await directoryAt(on, viewer, at);
    const agency = directory.get(agencyId);
    if (!agency) throw new NotFound("agency");
    if (agency.dissolvedOn) throw new Conflict("This agency has been dissolved already.");
    for (const id of successorIds) {
      if (!directory.has(id)) throw new Invalid({ successorIds: "Choose successors from the list." });
      if (standInId(directory, id, dissolvedOn) !== id)
        throw new Invalid({ successorIds: "A successor has to be there on that day: this one is dissolved by then." });
    }
    return { kind: "agency", id: agencyId };
  },
  async write({ on, input: { agencyId, dissolvedOn, successorIds }, trail }) {
    await on.insert(dissolutions).values({ trail, agencyId, dissolvedOn });
    await on.insert(successors).values(successorIds.map((successorId) => ({ trail, agencyId, successorId })));
  },
});

async function directoryAt(on: Reading, viewer: Viewer, at: Instant): Promise<Directory> {
  return agenciesAsAt(viewer, await momentAt(at, on), on);
}

function demandFreeName(directory: Directory, name: string, agencyId: number) {
  for (const agency of directory.values())
    if (agency.id !== agencyId && agency.name.toLowerCase() === name.toLowerCase())
      throw new Invalid({ name: "There is an agency of this name already." });
}
