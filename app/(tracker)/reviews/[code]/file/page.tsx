import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { ReviewFileField } from "#app/components/forms/review-file-field.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { getReview } from "#lib/partnership/reviews.queries.ts";
import { findReviewFile } from "#lib/recommendations/review-files/queries.ts";
import { submitReviewFile } from "./submit.ts";

export const generateMetadata = () => formMetadata("Add the file of the review");

export default page(AddReviewFile);

async function AddReviewFile({ params }: { params: Promise<{ code: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "addReviewFile");
  const { id, code, title } = await getReview(ctx, (await params).code);
  const current = await findReviewFile(ctx, id);
  const state = await formState(ctx.viewer);
  return (
    <>
      <PageHeader
        title={current ? "Replace the file of the review" : "Add the file of the review"}
        parents={[
          { href: "/reviews", label: "Reviews" },
          { href: `/reviews/${code}`, label: code },
        ]}
      >
        {title}
      </PageHeader>
      {current?.sha256 && <p>{current.fileName} is its file now. It stays in the record, and the new one is shown.</p>}
      <Form
        submit={submitReviewFile}
        state={state}
        button={current ? "Replace the file" : "Add the file"}
        seen={current?.trail ?? 0}
        hidden={{ code }}
        cancel={`/reviews/${code}`}
      >
        <ReviewFileField state={state} viewer={ctx.viewer} label="File of the review" />
      </Form>
    </>
  );
}
