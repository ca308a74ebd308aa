import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { ReviewFileField } from "#app/components/forms/review-file-field.tsx";
import { Button, ButtonLink } from "#app/components/layout/button.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { candidateRow } from "#app/components/recommendation/candidate-row.ts";
import { requireContext } from "#app/session/session.ts";
import { mayDo } from "#lib/core/access.ts";
import { reviewForm, titledRecommendations } from "#lib/partnership/review-drafts.rules.ts";
import { similarTo } from "#lib/reporting/said-before.queries.ts";
import { loadDraft } from "../load-draft.ts";
import { PublishedDraft } from "../published-draft.tsx";
import { ReviewAnswers } from "./review-answers.tsx";
import { submitPublication } from "./submit.ts";
import { TitleFields } from "./title-fields.tsx";

export const generateMetadata = () => formMetadata("Check the review");

export default page(CheckReview);

async function CheckReview({ params }: { params: Promise<{ draft: string }> }) {
  const { viewer, draft, title } = await loadDraft(params);
  if (draft.publishedAs) return <PublishedDraft code={draft.publishedAs} title={title} />;
  const path = `/reviews/drafts/${draft.id}`;
  const { data: review, error } = reviewForm.safeParse(draft.fields);
  if (!review) return <NotComplete path={path} problems={error.issues.map(({ message }) => message)} />;
  const state = await formState(viewer);
  const posted = state.failure?.values ?? state.draft?.fields;
  const titled = titledRecommendations(review.list, posted?.recommendations ?? draft.fields.titles);
  const candidates = await similarTo(
    await requireContext(),
    titled.map(({ shortTitle, wording }) => `${shortTitle} ${wording}`),
  );
  return (
    <>
      <PageHeader
        title="Check the review"
        parents={[
          { href: "/reviews", label: "Reviews" },
          { href: path, label: "Draft of a review" },
        ]}
        actions={<ButtonLink href={path}>Change what you filled in</ButtonLink>}
      >
        Step 2 of 2: check it, then publish it. Afterwards a wording can only be corrected, with the wording before
        beside it.
      </PageHeader>
      <div className="grid items-start gap-x-12 gap-y-6 wide:grid-cols-[minmax(0,1fr)_24rem]">
        <Form
          submit={submitPublication}
          state={state}
          button={`Publish ${review.code}`}
          otherButton={
            <Button variant="outlined" name="later" value="yes">
              Save and finish later
            </Button>
          }
          hidden={{ draftId: draft.id, version: state.failure?.seen ?? draft.version }}
          cancel="/reviews"
        >
          <TitleFields
            state={state}
            code={review.code}
            before={review.list.before}
            recommendations={titled.map((one, index) => ({
              ...one,
              candidates: (candidates[index] ?? []).map(candidateRow),
            }))}
          />
          {mayDo(viewer, "addReviewFile") && (
            <ReviewFileField
              state={state}
              viewer={viewer}
              label="File of the review (optional)"
              note="Choose it when you publish: a draft does not keep it."
            />
          )}
        </Form>
        <aside aria-labelledby="answers">
          <ReviewAnswers review={review} />
        </aside>
      </div>
    </>
  );
}

function NotComplete({ path, problems }: { path: string; problems: readonly string[] }) {
  return (
    <>
      <PageHeader title="This draft is not complete yet" parents={[{ href: "/reviews", label: "Reviews" }]} />
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      <ButtonLink variant="filled" href={path}>
        Fill in the draft
      </ButtonLink>
    </>
  );
}
