"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { deleteImportDraft } from "#lib/imports/drafts.store.ts";
import { importPlace } from "../load-import.ts";

/** Deletes the draft of an import, for a person who may use `importPlan`. */
export async function submitGivingUp(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values) => {
    const { draftId, version } = importPlace(values);
    await deleteImportDraft(viewer, draftId, version);
    return "/imports";
  });
}
