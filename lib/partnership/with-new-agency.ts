import { type CommandOptions, type Receipt, writeTogether } from "#lib/core/command.ts";
import { asOfInstant } from "#lib/core/context.ts";
import { Invalid } from "#lib/core/errors.ts";
import type { FormValues } from "#lib/core/input.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { addAgency } from "./agencies.commands.ts";
import { listAgencies } from "./agencies.queries.ts";
import { isActive } from "./agencies.rules.ts";

type Command<Result> = (viewer: Viewer, values: FormValues, options: CommandOptions) => Promise<Receipt<Result>>;

/**
 * A command whose form can name an agency that is not in its list. The agency is added in the same transaction, with an
 * event of its own: either both are written or neither. An agency that has the name already is taken.
 */
export function withNewAgency<Result>(field: "agencyId" | "agencyIds" | "successorIds", command: Command<Result>) {
  const run: Command<Result> = async (viewer, values, options) => {
    const { newAgency = "", newAgencyIsOutside = "", ...others } = values;
    if (typeof newAgency === "string" && newAgency.trim() === "") return command(viewer, others, options);
    return writeTogether(viewer, async (within) => {
      const added = { name: newAgency, isOutside: newAgencyIsOutside };
      const id = (await idByName(within, newAgency)) ?? (await idOfAdded(viewer, added, { ...options, within }));
      const ticked = [others[field] ?? []].flat().filter((one) => typeof one === "string");
      const chosen = field === "agencyId" ? String(id) : [...ticked, String(id)];
      return command(viewer, { ...others, [field]: chosen }, { ...options, within });
    });
  };
  return run;
}

async function idByName(db: NonNullable<CommandOptions["within"]>, name: unknown): Promise<number | undefined> {
  if (typeof name !== "string") return undefined;
  const asOf = await asOfInstant(undefined, db);
  const wanted = name.replace(/\s+/g, " ").trim().toLowerCase();
  const agencies = [...(await listAgencies({ asOf, db })).values()];
  return agencies.find((agency) => agency.name.toLowerCase() === wanted && isActive(agency, asOf.date))?.id;
}

/** Adds an agency in the name of the form’s field. The form’s key belongs to its own command. */
async function idOfAdded(viewer: Viewer, added: FormValues, options: CommandOptions): Promise<number> {
  try {
    return (await addAgency(viewer, added, { ...options, formKey: undefined })).trail;
  } catch (error) {
    if (error instanceof Invalid && error.fields.name) throw new Invalid({ newAgency: error.fields.name });
    throw error;
  }
}
