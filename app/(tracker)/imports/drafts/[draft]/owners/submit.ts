"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import type { CommandOptions } from "#lib/core/command.ts";
import { Invalid } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { ADD_AGENCY, NO_AGENCY } from "#lib/imports/answers.input.ts";
import type { OwnerAnswer } from "#lib/imports/answers.rules.ts";
import { getImportDraft } from "#lib/imports/drafts.store.ts";
import { addAgency } from "#lib/partnership/agencies.commands.ts";
import { importPlace, rowsIn, saveStep } from "../load-import.ts";

/** Saves which agency each name is, for a person who may use `importPlan`. Agencies that are new are added. */
export async function submitOwners(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values, { postAnyway }) => {
    const { choices } = await getImportDraft(viewer, importPlace(values).draftId);
    const answers: OwnerAnswer[] = [];
    for (const [index, { name = "", agency = "" }] of rowsIn(values, "owners").entries()) {
      if (name === "" || agency === "") continue;
      const agencyId = agency === ADD_AGENCY ? await add(viewer, name, index, { postAnyway }) : idOf(agency);
      answers.push({ name, agencyId });
    }
    const others = choices.answers.owners.filter(({ name }) => !answers.some((one) => one.name === name));
    return saveStep(viewer, values, "owners", {
      ...choices,
      answers: { ...choices.answers, owners: [...others, ...answers] },
    });
  });
}

function idOf(agency: string): number | null {
  return agency === NO_AGENCY || !/^[1-9]\d{0,14}$/.test(agency) ? null : Number(agency);
}

async function add(viewer: Viewer, name: string, index: number, options: CommandOptions): Promise<number | null> {
  try {
    const { result } = await addAgency(viewer, { name }, options);
    return result?.agencyId ?? null;
  } catch (error) {
    // The field has another name in this form.
    if (!(error instanceof Invalid) || !error.fields.name) throw error;
    throw new Invalid({ [`owners.${index}.agency`]: error.fields.name });
  }
}
