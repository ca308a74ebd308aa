import { TextArea } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { MeetingSelect } from "#app/components/forms/meeting-select.tsx";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import { submitQuestion } from "./submit.ts";

export const generateMetadata = () => formMetadata("Ask the owner a question");

export default page(AskQuestion);

async function AskQuestion({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, ownership, state } = await loadRecommendationForm(params, "askQuestion");
  return (
    <RecommendationFormPage recommendation={recommendation} title="Ask the owner a question">
      <RecommendationForm
        recommendation={recommendation}
        autosave
        submit={submitQuestion}
        state={state}
        button="Ask the question"
      >
        <TextArea
          state={state}
          name="words"
          label={`Your question to ${formatOwner(ownership.owner)}`}
          hint="It is shown as open to the Executive and to the owner until it is answered. Write about the work, never about a child."
        />
        <MeetingSelect state={state} viewer={ctx.viewer} />
      </RecommendationForm>
    </RecommendationFormPage>
  );
}
