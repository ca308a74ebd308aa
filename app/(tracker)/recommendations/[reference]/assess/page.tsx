import { TextArea } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { RatingCards } from "#app/components/forms/rating-cards.tsx";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { DecisionBasis } from "#app/components/recommendation/decision-basis.tsx";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import { findAssessment } from "#lib/recommendations/assessment.queries.ts";
import { findCurrentUpdate } from "#lib/recommendations/updates/queries.ts";
import { ratingNames, ratings } from "#lib/recommendations/updates/rules.ts";
import { submitAssessment } from "./submit.ts";

export const generateMetadata = () => formMetadata("Add your rating");

export default page(Assess);

async function Assess({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, state } = await loadRecommendationForm(params, "assess");
  const last = await findAssessment(ctx, recommendation.id);
  const claimed = (await findCurrentUpdate(ctx, recommendation.id))?.rating;
  return (
    <RecommendationFormPage
      recommendation={recommendation}
      title="Add your rating"
      side={<DecisionBasis ctx={ctx} recommendation={recommendation} />}
    >
      <p>
        Your rating is shown beside the owner’s. The more cautious of the two counts.{" "}
        {claimed ? (
          <>
            The owner says <strong>{ratingNames[claimed].toLowerCase()}</strong>.
          </>
        ) : (
          "The owner has not posted an update yet."
        )}
        {last &&
          ` The last rating like this, of ${formatDate(dateOf(last.at))}, says ${ratingNames[last.rating].toLowerCase()}.`}
      </p>
      <RecommendationForm
        recommendation={recommendation}
        autosave
        submit={submitAssessment}
        state={state}
        button="Post your rating"
        seen={last?.trail ?? 0}
      >
        <RatingCards
          state={state}
          name="rating"
          label="How is it going?"
          ratings={ratings.filter((rating) => rating !== "delivered" || claimed === "delivered")}
        />
        <TextArea state={state} name="reason" label="Why?" hint="Everyone who can sign in reads this." rows={3} />
      </RecommendationForm>
    </RecommendationFormPage>
  );
}
