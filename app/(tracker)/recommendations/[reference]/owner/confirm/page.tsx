import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { NextDecisionButton } from "#app/components/forms/next-decision-button.tsx";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { DecisionBasis } from "#app/components/recommendation/decision-basis.tsx";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { NotFound } from "#lib/core/errors.ts";
import { listAssignments } from "#lib/recommendations/ownership.queries.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import { submitConfirmation } from "./submit.ts";

export const generateMetadata = () => formMetadata("Confirm the owner");

export default page(ConfirmOwner);

async function ConfirmOwner({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, ownership, state } = await loadRecommendationForm(params, "confirmOwner");
  const { owner } = ownership;
  if (!owner) throw new NotFound("page");
  const isProposed = owner.basis === "proposed" && !owner.confirmed;
  const [latest] = await listAssignments(ctx, recommendation.id);
  return (
    <RecommendationFormPage
      recommendation={recommendation}
      title="Confirm the owner"
      side={<DecisionBasis ctx={ctx} recommendation={recommendation} />}
    >
      <p className="text-lg">
        {isProposed ? "Proposed as owner: " : "There is nothing to confirm. The owner is "}
        <strong>{formatOwner(owner)}</strong>.
      </p>
      <p>{latest?.reason}</p>
      {(isProposed || state.failure) && (
        <RecommendationForm
          recommendation={recommendation}
          submit={submitConfirmation}
          state={state}
          button={`Confirm ${formatOwner(owner)}`}
          otherButton={<NextDecisionButton ctx={ctx} />}
          seen={owner.trail}
        >
          <p>
            As owner, it is accountable for this recommendation and reports on it. To have another owner, tell the
            business team, who will propose one.
          </p>
        </RecommendationForm>
      )}
    </RecommendationFormPage>
  );
}
