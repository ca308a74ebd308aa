import { TextArea } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { MeetingSelect } from "#app/components/forms/meeting-select.tsx";
import { recommendationForm } from "#app/components/forms/recommendation-form.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/form-metadata.ts";
import { RecommendationHeading } from "#app/components/recommendation/recommendation-heading.tsx";
import { findSignOff } from "#lib/recommendations/sign-off/queries.ts";
import { submitClosing } from "./submit.ts";

export const generateMetadata = () => formMetadata("Close it as not pursued");

export default page(CloseNotPursued);

async function CloseNotPursued({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, state, about } = await recommendationForm(params, "closeNotPursued");
  const now = await findSignOff(ctx, recommendation.id);
  return (
    <>
      <RecommendationHeading recommendation={recommendation} title="Close it as not pursued" />
      <p>
        It is then shown as closed, with your reason, and nothing more is expected of its owner. It can be reopened.
      </p>
      <Form submit={submitClosing} state={state} button="Close it" seen={now?.trail ?? 0} {...about}>
        <TextArea
          state={state}
          name="reason"
          label="Why is it not pursued?"
          hint="For example: superseded by another recommendation, or no longer applicable."
          rows={3}
        />
        <MeetingSelect state={state} viewer={ctx.viewer} />
      </Form>
    </>
  );
}
