import { SignOffFields } from "#app/components/forms/decision-fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { MeetingSelect } from "#app/components/forms/meeting-select.tsx";
import { NextDecisionButton } from "#app/components/forms/next-decision-button.tsx";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Notice } from "#app/components/layout/panel.tsx";
import { DecisionBasis } from "#app/components/recommendation/decision-basis.tsx";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { SignOffRequestSummary } from "#app/components/recommendation/request-summary.tsx";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { getAppraisals } from "#lib/recommendations/assessment.queries.ts";
import { mayDecideOn } from "#lib/recommendations/decisions.ts";
import { acceptanceObstacle, listUsableEvidence } from "#lib/recommendations/sign-off/evidence.ts";
import { findSignOff, getCountedFacts } from "#lib/recommendations/sign-off/queries.ts";
import { listEvidence } from "#lib/recommendations/updates/queries.ts";
import { submitDecision } from "./submit.ts";

export const generateMetadata = () => formMetadata("Decide on the sign-off");

export default page(DecideOnSignOff);

async function DecideOnSignOff({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, ownership, state } = await loadRecommendationForm(params, "acceptSignOff");
  const signOff = await findSignOff(ctx, recommendation.id);
  const request = signOff?.step === "requested" ? signOff.request : null;
  const { upTo } = await getCountedFacts(ctx, recommendation.id);
  const obstacle = request && acceptanceObstacle(request, await listUsableEvidence(ctx, recommendation.id));
  const mayDecide = request !== null && mayDecideOn(ctx.viewer, request);
  return (
    <RecommendationFormPage
      recommendation={recommendation}
      title="Decide on the sign-off"
      side={<DecisionBasis ctx={ctx} recommendation={recommendation} />}
    >
      {request ? (
        <SignOffRequestSummary
          request={request}
          evidence={await listEvidence(ctx, recommendation.id)}
          appraisals={await getAppraisals(ctx, recommendation.id)}
          directory={ownership.directory}
          names={await namesOfPeople(ctx)}
        />
      ) : (
        !state.failure && <Notice>There is nothing to decide: no sign-off is asked for now.</Notice>
      )}
      {request && !mayDecide && (
        <Notice>You asked for this yourself, so another member of the Executive decides.</Notice>
      )}
      {(mayDecide || state.failure) && (
        <RecommendationForm
          recommendation={recommendation}
          submit={submitDecision}
          state={state}
          button="Record the decision"
          otherButton={<NextDecisionButton ctx={ctx} />}
          seen={upTo}
          hidden={{ requestTrail: request?.trail ?? state.value("requestTrail") }}
        >
          <SignOffFields state={state} obstacle={obstacle} />
          <MeetingSelect state={state} viewer={ctx.viewer} />
        </RecommendationForm>
      )}
    </RecommendationFormPage>
  );
}
