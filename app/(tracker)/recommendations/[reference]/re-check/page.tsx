import { RecheckFields } from "#app/components/forms/decision-fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { MeetingSelect } from "#app/components/forms/meeting-select.tsx";
import { NextDecisionButton } from "#app/components/forms/next-decision-button.tsx";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Notice } from "#app/components/layout/panel.tsx";
import { DecisionBasis } from "#app/components/recommendation/decision-basis.tsx";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import { mayDecideOn } from "#lib/recommendations/decisions.ts";
import { stepNames } from "#lib/recommendations/sign-off/labels.ts";
import { findSignOff } from "#lib/recommendations/sign-off/queries.ts";
import { isClosed } from "#lib/recommendations/sign-off/rules.ts";
import { submitRecheck } from "./submit.ts";

export const generateMetadata = () => formMetadata("Check it again");

export default page(Recheck);

async function Recheck({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, state } = await loadRecommendationForm(params, "reopen");
  const signOff = await findSignOff(ctx, recommendation.id);
  const mayEmbed = signOff?.step === "accepted" && mayDecideOn(ctx.viewer, signOff.request);
  const isRecheckPossible = signOff !== null && isClosed(signOff.step);
  return (
    <RecommendationFormPage
      recommendation={recommendation}
      title="Check it again"
      side={<DecisionBasis ctx={ctx} recommendation={recommendation} />}
    >
      {signOff && isRecheckPossible ? (
        <p className="text-lg">
          {stepNames[signOff.step]} since {formatDate(dateOf(signOff.at))}
          {signOff.acceptance &&
            signOff.step === "accepted" &&
            `, to be checked again on ${formatDate(signOff.acceptance.recheckOn)}`}
          .
        </p>
      ) : (
        <Notice>It is open, so there is nothing to check again.</Notice>
      )}
      {signOff?.reason && isRecheckPossible && <p>{signOff.reason}</p>}
      {(isRecheckPossible || state.failure) && (
        <RecommendationForm
          recommendation={recommendation}
          submit={submitRecheck}
          state={state}
          button="Record the decision"
          otherButton={<NextDecisionButton ctx={ctx} />}
          seen={signOff?.trail ?? 0}
        >
          <RecheckFields state={state} mayEmbed={mayEmbed} />
          <MeetingSelect state={state} viewer={ctx.viewer} />
        </RecommendationForm>
      )}
    </RecommendationFormPage>
  );
}
