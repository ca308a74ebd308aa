import { NewDateFields } from "#app/components/forms/decision-fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { MeetingSelect } from "#app/components/forms/meeting-select.tsx";
import { NextDecisionButton } from "#app/components/forms/next-decision-button.tsx";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Notice } from "#app/components/layout/panel.tsx";
import { DecisionBasis } from "#app/components/recommendation/decision-basis.tsx";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { NewDateRequestSummary } from "#app/components/recommendation/request-summary.tsx";
import { mayDecideOn } from "#lib/recommendations/decisions.ts";
import { getDueDates } from "#lib/recommendations/due-dates/queries.ts";
import { dateObstacle } from "#lib/recommendations/due-dates/rules.ts";
import { submitDecision } from "./submit.ts";

export const generateMetadata = () => formMetadata("Decide on the new date");

export default page(DecideOnDate);

async function DecideOnDate({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, ownership, state } = await loadRecommendationForm(params, "acceptNewDate");
  const { agreed, openRequest: request } = await getDueDates(ctx, recommendation.id);
  const mayDecide = request !== null && mayDecideOn(ctx.viewer, request);
  return (
    <RecommendationFormPage
      recommendation={recommendation}
      title="Decide on the new date"
      side={<DecisionBasis ctx={ctx} recommendation={recommendation} />}
    >
      {request ? (
        <NewDateRequestSummary request={request} agreed={agreed} directory={ownership.directory} />
      ) : (
        !state.failure && <Notice>There is nothing to decide: no other date is asked for now.</Notice>
      )}
      {request && !mayDecide && (
        <Notice>You asked for this date yourself, so another member of the Executive decides.</Notice>
      )}
      {(mayDecide || state.failure) && (
        <RecommendationForm
          recommendation={recommendation}
          submit={submitDecision}
          state={state}
          button="Record the decision"
          otherButton={<NextDecisionButton ctx={ctx} />}
          hidden={{ requestTrail: request?.trail ?? state.value("requestTrail") }}
        >
          <NewDateFields state={state} obstacle={request && dateObstacle(request, ctx.asOf.date)} />
          <MeetingSelect state={state} viewer={ctx.viewer} />
        </RecommendationForm>
      )}
    </RecommendationFormPage>
  );
}
