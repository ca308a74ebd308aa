import { Choices, TextArea } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { OnBehalfOfSelect } from "#app/components/forms/on-behalf-of-select.tsx";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { DecisionBasis } from "#app/components/recommendation/decision-basis.tsx";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { formatDate } from "#lib/core/clock.ts";
import { listUsableEvidence, missingForSignOff } from "#lib/recommendations/sign-off/evidence.ts";
import { findSignOff } from "#lib/recommendations/sign-off/queries.ts";
import { isClosed } from "#lib/recommendations/sign-off/rules.ts";
import { evidenceKindNames } from "#lib/recommendations/updates/labels.ts";
import { findCurrentUpdate } from "#lib/recommendations/updates/queries.ts";
import { SignOffState } from "./sign-off-state.tsx";
import { submitRequest } from "./submit.ts";

export const generateMetadata = () => formMetadata("Ask for sign-off");

export default page(RequestSignOff);

async function RequestSignOff({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, ownership, state } = await loadRecommendationForm(params, "requestSignOff");
  const last = await findCurrentUpdate(ctx, recommendation.id);
  const signOff = await findSignOff(ctx, recommendation.id);
  const evidence = await listUsableEvidence(ctx, recommendation.id);
  const missing = missingForSignOff(last?.rating, evidence);
  const step = signOff?.step ?? null;
  const mayAsk = step !== "requested" && !isClosed(step) && !missing.includes("delivered");
  return (
    <RecommendationFormPage
      recommendation={recommendation}
      title="Ask for sign-off"
      side={<DecisionBasis ctx={ctx} recommendation={recommendation} />}
    >
      <SignOffState signOff={signOff} missing={missing} reference={recommendation.reference} />
      {(mayAsk || state.failure) && (
        <RecommendationForm
          recommendation={recommendation}
          autosave
          isLong
          submit={submitRequest}
          state={state}
          button="Ask for sign-off"
        >
          <OnBehalfOfSelect viewer={ctx.viewer} ownership={ownership} state={state} />
          <TextArea state={state} name="done" label="What was done?" initial={last?.done ?? ""} />
          <TextArea
            state={state}
            name="difference"
            label="What difference did it make?"
            initial={last?.difference ?? ""}
          />
          {evidence.length > 0 && (
            <Choices
              state={state}
              name="evidenceIds"
              type="checkbox"
              label="Which evidence shows it?"
              choices={evidence.map(({ id, title, shows, trueOn }) => ({
                value: String(id),
                label: title,
                hint: `${evidenceKindNames[shows]}, of ${formatDate(trueOn)}`,
              }))}
              initialValues={evidence.filter(({ shows }) => shows === "outcome").map(({ id }) => String(id))}
            />
          )}
        </RecommendationForm>
      )}
    </RecommendationFormPage>
  );
}
