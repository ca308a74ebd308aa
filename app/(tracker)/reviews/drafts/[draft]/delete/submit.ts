"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { draftPlace } from "#lib/partnership/review-drafts.rules.ts";
import { deleteReviewDraft } from "#lib/partnership/review-drafts.store.ts";

/** Deletes a draft of a person who may use `publishReview`. */
export async function submitDeletion(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values) => {
    const { draftId, version } = draftPlace(values);
    await deleteReviewDraft(viewer, draftId, version);
    return "/reviews";
  });
}
