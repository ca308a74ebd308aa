import { TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { submitMeeting } from "./submit.ts";

export const generateMetadata = () => formMetadata("Add a meeting");

export default page(AddMeeting);

async function AddMeeting() {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "scheduleMeeting");
  const state = await formState(ctx.viewer);
  return (
    <>
      <h1>Add a meeting</h1>
      <p className="asat">Of the Executive, one to come or one that was held</p>
      <Form submit={submitMeeting} state={state} button="Add the meeting" cancel="/board/meetings">
        <TextField
          state={state}
          name="heldOn"
          type="date"
          label="Day"
          hint="The board compares with how things stood at the end of this day."
        />
        <TextField
          state={state}
          name="papersDueOn"
          type="date"
          label="Papers due"
          hint="The day by which its papers have to be there. May be left empty."
        />
        <TextField
          state={state}
          name="title"
          label="Meeting"
          hint="Such as Executive, or Executive, extraordinary."
          initial="Executive"
          autoComplete="off"
        />
      </Form>
    </>
  );
}
