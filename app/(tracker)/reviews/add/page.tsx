import { formState } from "#app/components/forms/form-state.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { ReviewForm } from "../review-form.tsx";
import { submitNewReview } from "./submit.ts";

export const generateMetadata = () => formMetadata("Add a review");

export default page(AddReview);

async function AddReview() {
  const { viewer } = await requireContext();
  await requireMay(viewer, "publishReview");
  return (
    <>
      <PageHeader title="Add a review" parents={[{ href: "/reviews", label: "Reviews" }]}>
        Step 1 of 2: fill it in. You check it on the next page before it is published.
      </PageHeader>
      <ReviewForm submit={submitNewReview} state={await formState(viewer)} />
    </>
  );
}
