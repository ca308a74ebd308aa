import { TextField } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { getDueDates } from "#lib/recommendations/due-dates/queries.ts";
import { submitReportingInterval } from "./submit.ts";

export const generateMetadata = () => formMetadata("Set how often it is reported on");

export default page(SetReportingInterval);

async function SetReportingInterval({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, state } = await loadRecommendationForm(params, "setReportingInterval");
  const { reportingMonths } = await getDueDates(ctx, recommendation.id);
  return (
    <RecommendationFormPage recommendation={recommendation} title="Set how often it is reported on">
      <RecommendationForm recommendation={recommendation} submit={submitReportingInterval} state={state} button="Save">
        <TextField
          state={state}
          name="months"
          label="Months between two updates"
          hint="An owner who posts nothing for longer is shown as silent, even with a rating of On track."
          initial={String(reportingMonths)}
        />
      </RecommendationForm>
    </RecommendationFormPage>
  );
}
