import { TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { submitAgency } from "./submit.ts";

export const generateMetadata = () => formMetadata("Add an agency");

export default page(AddAgency);

async function AddAgency() {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "addAgency");
  const state = await formState(ctx.viewer);
  return (
    <>
      <h1>Add an agency</h1>
      <p className="asat">An organisation or team that can own recommendations</p>
      <Form submit={submitAgency} state={state} button="Add the agency" cancel="/agencies">
        <TextField
          state={state}
          name="name"
          label="Name"
          hint="As people know it. It can be renamed later: what was said under the old name keeps it."
          autoComplete="off"
        />
      </Form>
    </>
  );
}
