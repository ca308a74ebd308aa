import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { formatInstant } from "#lib/core/clock.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { getImportDraft } from "#lib/imports/drafts.store.ts";
import { submitGivingUp } from "./submit.ts";

export const generateMetadata = () => formMetadata("Give up an import");

export default page(GiveUp);

async function GiveUp({ params }: { params: Promise<{ draft: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "importPlan");
  const draft = await getImportDraft(ctx.viewer, parseId((await params).draft));
  const savedBy = (await namesOfPeople(ctx)).get(draft.savedBy) ?? "a person";
  const path = `/imports/drafts/${draft.id}`;
  const state = await formState(ctx.viewer);
  return (
    <>
      <PageHeader
        title="Give up an import"
        parents={[
          { href: "/imports", label: "Imports" },
          { href: path, label: draft.fileName },
        ]}
      />
      <p className="max-w-text">
        {draft.fileName}, last saved by {savedBy} on {formatInstant(draft.savedAt)}. The file and what was answered
        about it are deleted for the whole business team. Nothing of it is in the tracker.
      </p>
      <Form
        submit={submitGivingUp}
        state={state}
        button="Give it up"
        hidden={{ draftId: draft.id, version: state.failure?.seen ?? draft.version }}
        cancel={path}
      />
    </>
  );
}
