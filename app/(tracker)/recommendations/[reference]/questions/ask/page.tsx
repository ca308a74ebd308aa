import { TextArea } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { MeetingSelect } from "#app/components/forms/meeting-select.tsx";
import { recommendationForm } from "#app/components/forms/recommendation-form.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/form-metadata.ts";
import { RecommendationHeading } from "#app/components/recommendation/recommendation-heading.tsx";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import { submitQuestion } from "./submit.ts";

export const generateMetadata = () => formMetadata("Ask the owner a question");

export default page(AskQuestion);

async function AskQuestion({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, ownership, state, about } = await recommendationForm(params, "askQuestion");
  return (
    <>
      <RecommendationHeading recommendation={recommendation} title="Ask the owner a question" />
      <Form keepsDraft submit={submitQuestion} state={state} button="Ask the question" {...about}>
        <TextArea
          state={state}
          name="words"
          label={`Your question to ${formatOwner(ownership.owner)}`}
          hint="It stays open, on the board page and on theirs, until it is answered. Write about the work, never about a child."
        />
        <MeetingSelect state={state} viewer={ctx.viewer} />
      </Form>
    </>
  );
}
