"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { dissolveAgency } from "#lib/partnership/agencies.commands.ts";
import { withNewAgency } from "#lib/partnership/with-new-agency.ts";

export async function submitDissolution(form: FormData): Promise<void> {
  await submitCommand(form, withNewAgency("successorIds", dissolveAgency), (values) => `/agencies/${values.agencyId}`);
}
