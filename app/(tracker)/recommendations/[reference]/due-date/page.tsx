import { TextArea, TextField } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Notice } from "#app/components/layout/panel.tsx";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { formatDate } from "#lib/core/clock.ts";
import { getDueDates } from "#lib/recommendations/due-dates/queries.ts";
import { submitDueDate } from "./submit.ts";

export const generateMetadata = () => formMetadata("Set the due date");

export default page(SetDueDate);

async function SetDueDate({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, state } = await loadRecommendationForm(params, "setDueDate");
  const agreed = (await getDueDates(ctx, recommendation.id)).agreed.at(-1);
  return (
    <RecommendationFormPage recommendation={recommendation} title="Set the due date">
      {agreed && !state.failure ? (
        <Notice>The date agreed is {formatDate(agreed.dueOn)}. The owner can ask for another.</Notice>
      ) : (
        <RecommendationForm
          recommendation={recommendation}
          submit={submitDueDate}
          state={state}
          button="Set the due date"
        >
          <TextField
            state={state}
            name="dueOn"
            type="date"
            label="Due date"
            hint="It is set once. The owner asks for any later date, and the Executive decides."
          />
          <TextField
            state={state}
            name="agreedOn"
            type="date"
            label="Agreed on"
            hint="Only for a date that was agreed in an earlier plan. Needed for a due date in the past."
          />
          <TextArea
            state={state}
            name="reason"
            label="How was this date agreed?"
            hint="For example: agreed with the owner at the meeting of the Executive."
            rows={3}
          />
        </RecommendationForm>
      )}
    </RecommendationFormPage>
  );
}
