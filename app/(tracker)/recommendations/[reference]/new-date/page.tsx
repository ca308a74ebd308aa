import { TextArea, TextField } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { OnBehalfOfSelect } from "#app/components/forms/on-behalf-of-select.tsx";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Notice } from "#app/components/layout/panel.tsx";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { formatDate } from "#lib/core/clock.ts";
import { getDueDates } from "#lib/recommendations/due-dates/queries.ts";
import { submitDateRequest } from "./submit.ts";

export const generateMetadata = () => formMetadata("Ask for another due date");

export default page(RequestNewDate);

async function RequestNewDate({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, ownership, state } = await loadRecommendationForm(params, "requestNewDate");
  const { agreed, openRequest } = await getDueDates(ctx, recommendation.id);
  const latest = agreed.at(-1);
  const isOpen = latest !== undefined && openRequest === null;
  return (
    <RecommendationFormPage recommendation={recommendation} title="Ask for another due date">
      {!latest && <Notice>No due date has been agreed yet. The business team sets the first one.</Notice>}
      {openRequest && !state.failure && (
        <Notice>{formatDate(openRequest.dueOn)} has already been asked for. The Executive has not decided yet.</Notice>
      )}
      {(isOpen || state.failure) && (
        <RecommendationForm
          recommendation={recommendation}
          autosave
          submit={submitDateRequest}
          state={state}
          button="Ask for this date"
          seen={latest?.trail ?? 0}
        >
          <OnBehalfOfSelect viewer={ctx.viewer} ownership={ownership} state={state} />
          <TextField
            state={state}
            name="dueOn"
            type="date"
            label="The date you ask for"
            hint={
              latest &&
              `The date agreed now is ${formatDate(latest.dueOn)}. It applies until the Executive decides, and stays visible afterwards.`
            }
          />
          <TextArea state={state} name="reason" label="Why can’t the date be kept?" rows={3} />
          <TextArea
            state={state}
            name="interimRisk"
            label="What is the risk until then, and what is done about it?"
            hint="About the work and the service, never about a child."
            rows={3}
          />
        </RecommendationForm>
      )}
    </RecommendationFormPage>
  );
}
