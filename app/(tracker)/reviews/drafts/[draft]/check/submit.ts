"use server";
import { pathWithConfirmation, submitForm } from "#app/components/forms/submit.ts";
import { parse } from "#lib/core/input.ts";
import { draftPlace, reviewForm, reviewFrom, titledRecommendations } from "#lib/partnership/review-drafts.rules.ts";
import { getReviewDraft, saveReviewDraft } from "#lib/partnership/review-drafts.store.ts";
import { publishReview } from "#lib/partnership/reviews.commands.ts";
import { withReviewFile } from "#lib/recommendations/review-files/commands.ts";

export async function submitPublication(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values, options) => {
    const { draftId, version } = draftPlace(values);
    const { fields } = await getReviewDraft(viewer, draftId);
    const review = await parse(reviewForm, fields);
    const titled = titledRecommendations(review.list, values.recommendations);
    if (values.later === "yes") {
      const titles = titled.map(({ key, shortTitle }) => ({ key, shortTitle }));
      await saveReviewDraft(viewer, draftId, version, { ...fields, titles });
      return "/reviews?saved=yes";
    }
    const publication = { ...reviewFrom(review, titled), draftId, draftVersion: version };
    const file = { code: review.code, report: values.report };
    const receipt = await withReviewFile(viewer, file, options, (given) => publishReview(viewer, publication, given));
    return pathWithConfirmation(`/reviews/${review.code}`, receipt);
  });
}
