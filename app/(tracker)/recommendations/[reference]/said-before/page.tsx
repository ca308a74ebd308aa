import { Choices, Select, TextArea, TextField } from "#app/components/forms/fields.tsx";
import type { FormState } from "#app/components/forms/form-state.ts";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { candidateRow } from "#app/components/recommendation/candidate-row.ts";
import { CandidateView } from "#app/components/recommendation/candidate-view.tsx";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { formatDate } from "#lib/core/clock.ts";
import { linkKindMeanings, linkKindNames } from "#lib/recommendations/links/labels.ts";
import { listLinks } from "#lib/recommendations/links/queries.ts";
import { linkKinds } from "#lib/recommendations/links/rules.ts";
import { listCandidates, listOthers, type ReviewChoice } from "#lib/reporting/said-before.queries.ts";
import { LinkList } from "../link-list.tsx";
import { submitLink } from "./submit.ts";

export const generateMetadata = () => formMetadata("Said before?");

export default page(SaidBefore);

async function SaidBefore({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, state } = await loadRecommendationForm(params, "linkRecommendations");
  const { reference, review } = recommendation;
  const candidates = (await listCandidates(ctx, recommendation)).map(candidateRow);
  const links = await listLinks(ctx, recommendation);
  return (
    <RecommendationFormPage
      recommendation={recommendation}
      title="Said before?"
      side={
        <>
          <p>
            {review.title}, {formatDate(review.publishedOn)}
          </p>
          {links.length > 0 && (
            <section aria-labelledby="linked-already">
              <h2 id="linked-already">Linked already</h2>
              <LinkList ctx={ctx} reference={reference} links={links} mayRemove />
            </section>
          )}
        </>
      }
    >
      <RecommendationForm
        recommendation={recommendation}
        submit={submitLink}
        state={state}
        button="Link the two"
        autosave
      >
        {candidates.length === 0 ? (
          <AnyOther state={state} others={await listOthers(ctx, recommendation)} />
        ) : (
          <Choices
            state={state}
            name="chosen"
            label="Which recommendation says something like it?"
            hint="Recommendations of other reviews with words or themes like it, the most alike first."
            choices={candidates.map((candidate) => ({
              value: candidate.reference,
              label: <CandidateView candidate={candidate} />,
            }))}
          />
        )}
        <TextField
          state={state}
          name="entered"
          label="Or another one, by its reference"
          hint="Such as HU2-1. It is of another review."
          autoComplete="off"
        />
        <Choices
          state={state}
          name="kind"
          label="How are the two linked?"
          hint="The later one is that of the review that was published later."
          choices={linkKinds.map((kind) => ({
            value: kind,
            label: linkKindNames[kind],
            hint: linkKindMeanings[kind],
          }))}
        />
        <TextArea
          state={state}
          name="reason"
          label="Why?"
          hint="Everyone who can sign in reads it on both recommendations. Such as: both ask for a plan before the birth."
          rows={3}
        />
      </RecommendationForm>
    </RecommendationFormPage>
  );
}

/** Where none is alike: a list of all others by review, or the way to find one where a list would be too long. */
function AnyOther({ state, others }: { state: FormState; others: readonly ReviewChoice[] | null }) {
  const none = "No recommendation of another review has words or themes like it.";
  if (others === null)
    return (
      <p>
        {none} You can <a href="/recommendations">find another one in the list</a> and enter its reference.
      </p>
    );
  if (others.length === 0) return <p>No other review is in the tracker.</p>;
  return (
    <>
      <p>{none} You can still choose one.</p>
      <Select
        state={state}
        name="chosen"
        label="Which recommendation says something like it?"
        none="None chosen"
        groups={others.map(({ name, recommendations }) => ({
          name,
          choices: recommendations.map(({ reference, shortTitle }) => ({
            value: reference,
            label: `${reference} ${shortTitle}`,
          })),
        }))}
      />
    </>
  );
}
