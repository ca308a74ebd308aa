import { parseId } from "#app/components/forms/parse-id.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { draftTitle } from "#lib/partnership/review-drafts.rules.ts";
import { getReviewDraft } from "#lib/partnership/review-drafts.store.ts";

/**
 * Reads what every page about a draft of a review needs. Throws NotFound if there is no such draft, and Forbidden if the
 * viewer may not publish reviews.
 */
export async function loadDraft(params: Promise<{ draft: string }>) {
  const ctx = await requireContext();
  const { viewer } = ctx;
  await requireMay(viewer, "publishReview");
  const draft = await getReviewDraft(viewer, parseId((await params).draft));
  const savedBy = (await namesOfPeople(ctx)).get(draft.savedBy) ?? "a person";
  return { viewer, draft, savedBy, title: draftTitle(draft.fields) };
}
