import { NotPursuedField } from "#app/components/forms/decision-fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { MeetingSelect } from "#app/components/forms/meeting-select.tsx";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { DecisionBasis } from "#app/components/recommendation/decision-basis.tsx";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { ResponseSummary } from "#app/components/recommendation/request-summary.tsx";
import { getResponseState } from "#lib/recommendations/responses/queries.ts";
import { findSignOff } from "#lib/recommendations/sign-off/queries.ts";
import { submitCloseNotPursued } from "./submit.ts";

export const generateMetadata = () => formMetadata("Close it as not pursued");

export default page(CloseNotPursued);

async function CloseNotPursued({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, ownership, state } = await loadRecommendationForm(params, "closeNotPursued");
  const { response } = await getResponseState(ctx, recommendation.id);
  const signOff = await findSignOff(ctx, recommendation.id);
  return (
    <RecommendationFormPage
      recommendation={recommendation}
      title="Close it as not pursued"
      side={<DecisionBasis ctx={ctx} recommendation={recommendation} />}
    >
      {response && <ResponseSummary response={response} directory={ownership.directory} />}
      <p>
        It is then shown as closed, with your reason, and nothing more is expected of its owner. It can be reopened.
      </p>
      <RecommendationForm
        recommendation={recommendation}
        submit={submitCloseNotPursued}
        state={state}
        button="Close it"
        seen={signOff?.trail ?? 0}
      >
        <NotPursuedField state={state} />
        <MeetingSelect state={state} viewer={ctx.viewer} />
      </RecommendationForm>
    </RecommendationFormPage>
  );
}
