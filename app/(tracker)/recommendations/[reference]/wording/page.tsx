import { TextArea, TextField } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { submitCorrection } from "./submit.ts";

export const generateMetadata = () => formMetadata("Correct the wording");

export default page(CorrectWording);

async function CorrectWording({ params }: { params: Promise<{ reference: string }> }) {
  const { recommendation, state } = await loadRecommendationForm(params, "correctWording");
  return (
    <RecommendationFormPage recommendation={recommendation} title="Correct the wording">
      <p>
        Correct what was entered wrongly, or what the review itself has corrected. The wording as it is now stays beside
        the new one, and papers that were issued keep it.
      </p>
      <RecommendationForm
        recommendation={recommendation}
        autosave
        submit={submitCorrection}
        state={state}
        button="Save the correction"
        seen={recommendation.wordedBy}
      >
        <TextField
          state={state}
          name="shortTitle"
          label="Short title"
          initial={recommendation.shortTitle}
          autoComplete="off"
        />
        <TextArea state={state} name="wording" label="Wording" initial={recommendation.wording} rows={8} />
        <TextArea
          state={state}
          name="reason"
          label="Why is it corrected?"
          hint="Such as: a line was left out when the review was added."
        />
      </RecommendationForm>
    </RecommendationFormPage>
  );
}
