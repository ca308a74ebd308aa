import { controlProps, Field } from "#app/components/forms/field.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { Columns } from "#app/components/layout/columns.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { stepNames } from "#lib/imports/steps.rules.ts";
import { submitPlan } from "./submit.ts";

export const generateMetadata = () => formMetadata("Import a plan");

export default page(ImportPlan);

const PLAN = "plan.0.file";

async function ImportPlan() {
  const { viewer } = await requireContext();
  await requireMay(viewer, "importPlan");
  const state = await formState(viewer);
  return (
    <>
      <PageHeader title="Import a plan" parents={[{ href: "/imports", label: "Imports" }]}>
        Step 1 of {stepNames.length + 1}: choose the file. Nothing is written before you confirm it in the last step.
      </PageHeader>
      <Columns label="What is read" side={<WhatIsRead />}>
        <Form submit={submitPlan} state={state} button="Read the file" cancel="/imports">
          <Field
            state={state}
            name={PLAN}
            label="File"
            hint="Excel (.xlsx or .xls), OpenDocument (.ods), Word (.docx) or CSV, without a password and smaller than 25MB."
          >
            <input
              {...controlProps({ state, name: PLAN, hint: "formats" })}
              type="file"
              accept=".xlsx,.xls,.ods,.docx,.csv"
            />
          </Field>
        </Form>
      </Columns>
    </>
  );
}

function WhatIsRead() {
  return (
    <>
      <h2>What is read</h2>
      <ul>
        <li>Recommendations and actions, their owners and dates, and what was reported about them</li>
        <li>The plan’s own key: what its colours, letters and words mean. Without one you are asked</li>
        <li>“Complete” comes in as delivered. Whether it is complete is for the Executive to decide</li>
      </ul>
      <p>
        The file is kept with its checksum. The same file again changes nothing, and a later version shows what is new.
      </p>
    </>
  );
}
