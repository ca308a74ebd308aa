import { Choices, TextArea } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { OnBehalfOfSelect } from "#app/components/forms/on-behalf-of-select.tsx";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/form-metadata.ts";
import { RecommendationHeading } from "#app/components/recommendation/recommendation-heading.tsx";
import { formatDate } from "#lib/core/clock.ts";
import { findSignOff } from "#lib/recommendations/sign-off/queries.ts";
import { evidenceKindNames } from "#lib/recommendations/updates/labels.ts";
import { findCurrentUpdate, listEvidence } from "#lib/recommendations/updates/queries.ts";
import { submitRequest } from "./submit.ts";

export const generateMetadata = () => formMetadata("Ask for sign-off");

export default page(RequestSignOff);

async function RequestSignOff({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, ownership, state } = await loadRecommendationForm(params, "requestSignOff");
  const last = await findCurrentUpdate(ctx, recommendation.id);
  const signOff = await findSignOff(ctx, recommendation.id);
  const evidence = (await listEvidence(ctx, recommendation.id)).filter(
    ({ replacedBy, isRemoved, held, releasedBy }) =>
      replacedBy === null && !isRemoved && (!held || releasedBy !== null),
  );
  const hasOutcome = evidence.some(({ shows }) => shows === "outcome");
  return (
    <>
      <RecommendationHeading recommendation={recommendation} title="Ask for sign-off" />
      {signOff?.step === "returned" && (
        <p className="aside">
          <strong>Returned by the Executive:</strong> {signOff.reason}
        </p>
      )}
      {!hasOutcome && (
        <p className="aside">
          Nothing here shows the difference it made yet. The Executive can’t accept it without:{" "}
          <a href={`/recommendations/${recommendation.reference}/evidence`}>add evidence of the difference it made</a>{" "}
          first.
        </p>
      )}
      <RecommendationForm
        recommendation={recommendation}
        autosave
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
    </>
  );
}
