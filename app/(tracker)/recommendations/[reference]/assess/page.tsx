import { Choices, TextArea } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { RecommendationHeading } from "#app/components/recommendation/recommendation-heading.tsx";
import { StatusTag } from "#app/components/status/status-tag.tsx";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import { findAssessment } from "#lib/recommendations/assessment.queries.ts";
import { findCurrentUpdate } from "#lib/recommendations/updates/queries.ts";
import { ratingDefinitions, ratingNames, ratings } from "#lib/recommendations/updates/rules.ts";
import { submitAssessment } from "./submit.ts";

export const generateMetadata = () => formMetadata("Assess it");

export default page(Assess);

async function Assess({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, state } = await loadRecommendationForm(params, "assess");
  const last = await findAssessment(ctx, recommendation.id);
  const claimed = (await findCurrentUpdate(ctx, recommendation.id))?.rating;
  return (
    <>
      <RecommendationHeading recommendation={recommendation} title="Assess it" />
      <p>
        Your own rating of the same thing. It stands beside the owner’s, and the more cautious of the two is shown.{" "}
        {claimed ? (
          <>
            The owner says <strong>{ratingNames[claimed].toLowerCase()}</strong>.
          </>
        ) : (
          "The owner has said nothing yet."
        )}
        {last &&
          ` The last assessment, of ${formatDate(dateOf(last.at))}, says ${ratingNames[last.rating].toLowerCase()}.`}
      </p>
      <RecommendationForm
        recommendation={recommendation}
        autosave
        submit={submitAssessment}
        state={state}
        button="Post the assessment"
        seen={last?.trail ?? 0}
      >
        <Choices
          state={state}
          name="rating"
          label="How is it going?"
          choices={ratings
            .filter((rating) => rating !== "delivered" || claimed === "delivered")
            .map((rating) => ({
              value: rating,
              label: <StatusTag as={rating} label={ratingNames[rating]} />,
              hint: ratingDefinitions[rating],
            }))}
        />
        <TextArea state={state} name="reason" label="Why?" hint="Everybody who can sign in reads this." rows={3} />
      </RecommendationForm>
    </>
  );
}
