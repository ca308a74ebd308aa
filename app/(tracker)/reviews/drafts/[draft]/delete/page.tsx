import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { formatInstant } from "#lib/core/clock.ts";
import { loadDraft } from "../load-draft.ts";
import { PublishedDraft } from "../published-draft.tsx";
import { submitDeletion } from "./submit.ts";

export const generateMetadata = () => formMetadata("Delete a draft");

export default page(DeleteDraft);

async function DeleteDraft({ params }: { params: Promise<{ draft: string }> }) {
  const { viewer, draft, savedBy, title } = await loadDraft(params);
  if (draft.publishedAs) return <PublishedDraft code={draft.publishedAs} title={title} />;
  const path = `/reviews/drafts/${draft.id}`;
  const state = await formState(viewer);
  return (
    <>
      <PageHeader
        title="Delete a draft"
        parents={[
          { href: "/reviews", label: "Reviews" },
          { href: path, label: "Draft of a review" },
        ]}
      />
      <p>
        {title}, saved by {savedBy} on {formatInstant(draft.savedAt)}. It is deleted for the whole business team, and
        cannot be brought back.
      </p>
      <Form
        submit={submitDeletion}
        state={state}
        button="Delete the draft"
        hidden={{ draftId: draft.id, version: state.failure?.seen ?? draft.version }}
        cancel={path}
      />
    </>
  );
}
