import { About } from "#app/_shell/about.tsx";
import { TextField } from "#app/_shell/fields.tsx";
import { Form } from "#app/_shell/form.tsx";
import { page } from "#app/_shell/page.tsx";
import { recommendationForm } from "#app/_shell/recommendation-form.ts";
import { titled } from "#app/_shell/title.ts";
import { dueDatesOf } from "#lib/due-dates/queries.ts";
import { submitInterval } from "./submit.ts";

export const generateMetadata = () => titled("Say how often it is reported on");

export default page(SetReportingInterval);

async function SetReportingInterval({ params }: { params: Promise<{ reference: string }> }) {
  const { viewer, recommendation, moment, state, about } = await recommendationForm(params, "setReportingInterval");
  const { reportingMonths } = await dueDatesOf(viewer, recommendation.id, moment);
  return (
    <>
      <About recommendation={recommendation} title="Say how often it is reported on" />
      <Form submit={submitInterval} state={state} button="Save" {...about}>
        <TextField
          state={state}
          name="months"
          label="Months between two updates"
          hint="An owner who says nothing for longer is shown as silent, wherever the rating stands."
          initial={String(reportingMonths)}
        />
      </Form>
    </>
  );
}
