import { agencies, agencyNames, agencyPlaces, dissolutions, successors } from "#db/schema/index.ts";
import { defineCommand } from "#lib/core/command.ts";
import { asOfInstant, type Snapshot } from "#lib/core/context.ts";
import { Conflict, Invalid, NotFound } from "#lib/core/errors.ts";
import { listAgencies } from "./agencies.queries.ts";
import {
  agencyMarkInput,
  agencyRenameInput,
  type Directory,
  dissolutionInput,
  newAgencyInput,
  successorId,
} from "./agencies.rules.ts";

/** Adds an agency that can own recommendations. */
export const addAgency = defineCommand({
  name: "addAgency",
  input: newAgencyInput,
  freeText: ({ name }) => ({ name }),
  async subject(ctx, { name }) {
    assertUniqueName(await currentDirectory(ctx), name, 0);
    return { kind: "agency", id: "new" };
  },
  async write(ctx, { input: { name, isExecutive, isOutside } }) {
    await ctx.db.insert(agencies).values({ id: ctx.event, trail: ctx.event, isExecutive });
    await ctx.db.insert(agencyNames).values({ trail: ctx.event, agencyId: ctx.event, name });
    if (isOutside) await ctx.db.insert(agencyPlaces).values({ trail: ctx.event, agencyId: ctx.event, isOutside });
    return { agencyId: ctx.event };
  },
});

/** Renames an agency from now on; earlier facts keep the old name. */
export const renameAgency = defineCommand({
  name: "renameAgency",
  input: agencyRenameInput,
  freeText: ({ name }) => ({ name }),
  async subject(ctx, { agencyId, name, seen }) {
    const directory = await currentDirectory(ctx);
    const agency = directory.get(agencyId);
    if (!agency) throw new NotFound("agency");
    assertUniqueName(directory, name, agencyId);
    if (agency.nameTrail !== seen)
      throw new Conflict(
        "Another person renamed this agency while you had the page open.",
        [{ label: "Its name now", text: agency.name }],
        agency.nameTrail,
      );
    return { kind: "agency", id: agencyId };
  },
  async write(ctx, { input: { agencyId, name } }) {
    await ctx.db.insert(agencyNames).values({ trail: ctx.event, agencyId, name });
  },
});

/** Marks an agency as outside the partnership, or as part of it, from now on. Throws Conflict if it is marked so already. */
export const markAgency = defineCommand({
  name: "markAgency",
  input: agencyMarkInput,
  async subject(ctx, { agencyId, place }) {
    const agency = (await currentDirectory(ctx)).get(agencyId);
    if (!agency) throw new NotFound("agency");
    if (agency.isExecutive) throw new Conflict("The Executive itself is always part of the partnership.");
    if (agency.isOutside === (place === "outside"))
      throw new Conflict(
        agency.isOutside
          ? "It is marked as outside the partnership already."
          : "It is part of the partnership already.",
      );
    return { kind: "agency", id: agencyId };
  },
  async write(ctx, { input: { agencyId, place } }) {
    await ctx.db.insert(agencyPlaces).values({ trail: ctx.event, agencyId, isOutside: place === "outside" });
  },
});

/** Dissolves an agency on a date and records its successors. */
export const dissolveAgency = defineCommand({
  name: "dissolveAgency",
  input: dissolutionInput,
  async subject(ctx, { agencyId, dissolvedOn, successorIds }) {
    const directory = await currentDirectory(ctx);
    const agency = directory.get(agencyId);
    if (!agency) throw new NotFound("agency");
    if (agency.dissolvedOn) throw new Conflict("This agency has been dissolved already.");
    for (const id of successorIds) {
      if (!directory.has(id)) throw new Invalid({ successorIds: "Choose successors from the list." });
      if (successorId(directory, id, dissolvedOn) !== id)
        throw new Invalid({
          successorIds: `Choose another successor: ${directory.get(id)?.name} is dissolved by that day.`,
        });
    }
    return { kind: "agency", id: agencyId };
  },
  async write(ctx, { input: { agencyId, dissolvedOn, successorIds } }) {
    await ctx.db.insert(dissolutions).values({ trail: ctx.event, agencyId, dissolvedOn });
    await ctx.db
      .insert(successors)
      .values(successorIds.map((successorId) => ({ trail: ctx.event, agencyId, successorId })));
  },
});

async function currentDirectory(ctx: Snapshot): Promise<Directory> {
  return listAgencies({ ...ctx, asOf: await asOfInstant(ctx.asOf.instant, ctx.db) });
}

function assertUniqueName(directory: Directory, name: string, agencyId: number) {
  for (const agency of directory.values())
    if (agency.id !== agencyId && agency.name.toLowerCase() === name.toLowerCase())
      throw new Invalid({ name: "There is an agency of this name already: enter another name." });
}
