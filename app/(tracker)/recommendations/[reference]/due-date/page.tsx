import { About } from "#app/_shell/about.tsx";
import { TextArea, TextField } from "#app/_shell/fields.tsx";
import { Form } from "#app/_shell/form.tsx";
import { page } from "#app/_shell/page.tsx";
import { recommendationForm } from "#app/_shell/recommendation-form.ts";
import { titled } from "#app/_shell/title.ts";
import { dateInWords } from "#lib/core/clock.ts";
import { submitDueDate } from "./submit.ts";

export const generateMetadata = () => titled("Set the due date");

export default page(SetDueDate);

async function SetDueDate({ params }: { params: Promise<{ reference: string }> }) {
  const { recommendation, ownership, state, about } = await recommendationForm(params, "setDueDate");
  const agreed = ownership.dueDate;
  return (
    <>
      <About recommendation={recommendation} title="Set the due date" />
      {agreed && !state.outcome ? (
        <p className="aside">The date agreed is {dateInWords(agreed.dueOn)}. It stays as it is.</p>
      ) : (
        <Form submit={submitDueDate} state={state} button="Set the due date" {...about}>
          <TextField
            state={state}
            name="dueOn"
            type="date"
            label="Due date"
            hint="Once set it stays: it can’t be moved by setting it again."
          />
          <TextArea
            state={state}
            name="reason"
            label="How was this date arrived at?"
            hint="For example: agreed with the owner at the meeting of the Executive."
            rows={3}
          />
        </Form>
      )}
    </>
  );
}
