import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { RemovalReason } from "#app/components/forms/removal-reason.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { getImport } from "#lib/imports/queries.ts";
import { submitRemoval } from "./submit.ts";

export const generateMetadata = () => formMetadata("Remove an imported file for good");

export default page(RemoveImportedFile);

async function RemoveImportedFile({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "removeFile");
  const { trail, fileName } = await getImport(ctx, parseId((await params).id));
  const state = await formState(ctx.viewer);
  const path = `/imports/${trail}`;
  return (
    <>
      <PageHeader
        title="Remove an imported file for good"
        parents={[
          { href: "/imports", label: "Imports" },
          { href: path, label: fileName },
        ]}
      />
      <p className="max-w-text">
        The file and its name are removed from every page and the disk, wherever the same file was added. What was
        imported from it stays, and so does the record that you removed it, when and why. It can’t be brought back.
        Backups made before today still have it: see the operations notes.
      </p>
      <Form
        submit={submitRemoval}
        state={state}
        button="Remove it for good"
        hidden={{ importTrail: trail }}
        cancel={path}
      >
        <RemovalReason state={state} />
      </Form>
    </>
  );
}
