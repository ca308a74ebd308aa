import { TextArea } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { recommendationForm } from "#app/components/forms/recommendation-form.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/form-metadata.ts";
import { RecommendationHeading } from "#app/components/recommendation/recommendation-heading.tsx";
import { submitSuccessMeasure } from "./submit.ts";

export const generateMetadata = () => formMetadata("Say how you will know it worked");

export default page(SetSuccessMeasure);

async function SetSuccessMeasure({ params }: { params: Promise<{ reference: string }> }) {
  const { recommendation, ownership, state, about } = await recommendationForm(params, "setSuccessMeasure");
  const { successMeasure } = ownership;
  return (
    <>
      <RecommendationHeading recommendation={recommendation} title="Say how you will know it worked" />
      <Form
        submit={submitSuccessMeasure}
        state={state}
        button="Save the measure"
        seen={successMeasure?.trail ?? 0}
        {...about}
      >
        <TextArea
          state={state}
          name="words"
          label="We will know it worked when"
          hint="Something that can be seen or counted: what will be different for children, and how you will show it."
          initial={successMeasure?.words ?? ""}
        />
      </Form>
    </>
  );
}
