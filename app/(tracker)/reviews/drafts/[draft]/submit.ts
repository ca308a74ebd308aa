"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { draftFields, draftPlace } from "#lib/partnership/review-drafts.rules.ts";
import { assertComplete, getReviewDraft, saveReviewDraft } from "#lib/partnership/review-drafts.store.ts";

export async function submitDraft(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values) => {
    const { draftId, version } = draftPlace(values);
    const { titles = [] } = (await getReviewDraft(viewer, draftId)).fields;
    const fields = draftFields(values);
    const isForLater = values.later === "yes";
    if (!isForLater) await assertComplete(fields);
    await saveReviewDraft(viewer, draftId, version, { ...fields, titles });
    return isForLater ? "/reviews?saved=yes" : `/reviews/drafts/${draftId}/check`;
  });
}
