"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { draftFields } from "#lib/partnership/review-drafts.rules.ts";
import { assertComplete, beginReviewDraft } from "#lib/partnership/review-drafts.store.ts";

export async function submitNewReview(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values, { formKey }) => {
    const fields = draftFields(values);
    const isForLater = values.later === "yes";
    if (!isForLater) await assertComplete(fields);
    const id = await beginReviewDraft(viewer, fields, formKey);
    return isForLater ? "/reviews?saved=yes" : `/reviews/drafts/${id}/check`;
  });
}
