"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { currentContext } from "#lib/core/context.ts";
import { Invalid } from "#lib/core/errors.ts";
import type { FormValues } from "#lib/core/input.ts";
import { isUuid } from "#lib/core/uuid.ts";
import { beginImportDraft } from "#lib/imports/drafts.store.ts";
import { firstChoices } from "#lib/imports/preparation.ts";
import { findUploads } from "#lib/recommendations/updates/store.ts";

const FIELD = "plan.0.file";

/** Reads the file of a person who may use `importPlan`, and begins a draft with it. */
export async function submitPlan(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values, { formKey }) => {
    const [upload] = await findUploads(await currentContext(viewer), ticketsIn(values));
    if (!upload) throw new Invalid({ [FIELD]: "Choose the file of the plan." });
    const choices = await firstChoices(viewer, upload).catch((error) => {
      throw error instanceof Invalid && error.fields.file ? new Invalid({ [FIELD]: error.fields.file }) : error;
    });
    return `/imports/drafts/${await beginImportDraft(viewer, upload, choices, formKey)}`;
  });
}

/** The ticket under which the server has received the file. */
function ticketsIn({ plan }: FormValues): string[] {
  const rows = Array.isArray(plan) ? plan : [];
  return rows
    .flatMap((row: string | FormValues) => (typeof row === "string" ? [] : [row.file ?? []].flat()))
    .filter(isUuid);
}
