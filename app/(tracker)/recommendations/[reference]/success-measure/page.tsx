import { TextArea } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { submitSuccessMeasure } from "./submit.ts";

export const generateMetadata = () => formMetadata("Set the success measure");

export default page(SetSuccessMeasure);

async function SetSuccessMeasure({ params }: { params: Promise<{ reference: string }> }) {
  const { recommendation, ownership, state } = await loadRecommendationForm(params, "setSuccessMeasure");
  const { successMeasure } = ownership;
  return (
    <RecommendationFormPage recommendation={recommendation} title="Set the success measure">
      <RecommendationForm
        recommendation={recommendation}
        submit={submitSuccessMeasure}
        state={state}
        button="Save the measure"
        seen={successMeasure?.trail ?? 0}
      >
        <TextArea
          state={state}
          name="words"
          label="Success measure"
          hint="How you will know that it worked: something that can be seen or counted, what will be different for children, and how you will show it."
          initial={successMeasure?.words ?? ""}
        />
      </RecommendationForm>
    </RecommendationFormPage>
  );
}
