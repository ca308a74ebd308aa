import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { RemovalReason } from "#app/components/forms/removal-reason.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Notice } from "#app/components/layout/panel.tsx";
import { requireContext, requireMay } from "#app/session/session.ts";
import { getReview } from "#lib/partnership/reviews.queries.ts";
import { findReviewFile } from "#lib/recommendations/review-files/queries.ts";
import { submitFileRemoval } from "./submit.ts";

export const generateMetadata = () => formMetadata("Remove the file of the review for good");

export default page(RemoveReviewFile);

async function RemoveReviewFile({ params }: { params: Promise<{ code: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "removeFile");
  const { id, code } = await getReview(ctx, (await params).code);
  const file = await findReviewFile(ctx, id);
  const state = await formState(ctx.viewer);
  return (
    <>
      <PageHeader
        title="Remove the file of the review for good"
        parents={[
          { href: "/reviews", label: "Reviews" },
          { href: `/reviews/${code}`, label: code },
        ]}
      />
      {!file?.sha256 && <Notice>This review has no file.</Notice>}
      {file?.sha256 && (
        <>
          <p className="text-lg">{file.fileName}</p>
          <p>
            The file and its name are removed from every page and the disk, wherever the same one was added. The record
            that you removed it, when and why, is kept. It can’t be brought back. Backups made before today still have
            it: see the operations notes.
          </p>
          <Form
            submit={submitFileRemoval}
            state={state}
            button="Remove it for good"
            hidden={{ code, reviewFileTrail: file.trail }}
            cancel={`/reviews/${code}`}
          >
            <RemovalReason state={state} />
          </Form>
        </>
      )}
    </>
  );
}
