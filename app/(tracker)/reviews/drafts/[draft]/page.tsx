import { formState } from "#app/components/forms/form-state.ts";
import { ButtonLink } from "#app/components/layout/button.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageActions, PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Notice } from "#app/components/layout/panel.tsx";
import { formatInstant } from "#lib/core/clock.ts";
import { ReviewForm } from "../../review-form.tsx";
import { loadDraft } from "./load-draft.ts";
import { PublishedDraft } from "./published-draft.tsx";
import { submitDraft } from "./submit.ts";

export const generateMetadata = () => formMetadata("Draft of a review");

export default page(EditDraft);

async function EditDraft({ params }: { params: Promise<{ draft: string }> }) {
  const { viewer, draft, savedBy, title } = await loadDraft(params);
  if (draft.publishedAs) return <PublishedDraft code={draft.publishedAs} title={title} />;
  const state = await formState(viewer, draft.fields);
  return (
    <>
      <PageHeader
        title="Draft of a review"
        parents={[{ href: "/reviews", label: "Reviews" }]}
        actions={
          <PageActions>
            <li>
              <ButtonLink href={`/reviews/drafts/${draft.id}/delete`}>Delete the draft</ButtonLink>
            </li>
          </PageActions>
        }
      >
        Step 1 of 2: fill it in. Saved by {savedBy} on {formatInstant(draft.savedAt)}.
      </PageHeader>
      {draft.redactedBy !== null && (
        <Notice>A passage was removed from this draft: “[removed]” is in its place.</Notice>
      )}
      <ReviewForm
        submit={submitDraft}
        state={state}
        hidden={{
          draftId: draft.id,
          // Not the number of the draft as it is now: what was typed before another person saved it is a conflict.
          version: state.failure?.seen ?? (state.value("version") || draft.version),
        }}
      />
    </>
  );
}
