import { TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { OutsideCheckbox } from "#app/components/forms/new-agency-fields.tsx";
import { Columns } from "#app/components/layout/columns.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { isActive } from "#lib/partnership/agencies.rules.ts";
import { submitAgency } from "./submit.ts";

export const generateMetadata = () => formMetadata("Add an agency");

export default page(AddAgency);

async function AddAgency() {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "addAgency");
  const agencies = [...(await listAgencies(ctx)).values()].filter((agency) => isActive(agency, ctx.asOf.date));
  const state = await formState(ctx.viewer);
  return (
    <>
      <PageHeader title="Add an agency" parents={[{ href: "/agencies", label: "Agencies" }]}>
        An organisation or team that can own recommendations
      </PageHeader>
      <Columns
        label="Agencies already in the tracker"
        side={
          <>
            <h2>Already in the tracker</h2>
            <ul>
              {agencies.map(({ id, name }) => (
                <li key={id}>
                  <a href={`/agencies/${id}`}>{name}</a>
                </li>
              ))}
            </ul>
          </>
        }
      >
        <Form submit={submitAgency} state={state} button="Add the agency" cancel="/agencies">
          <TextField
            state={state}
            name="name"
            label="Name"
            hint="The name people use. You can change it later; pages for an earlier date keep the old name."
            autoComplete="off"
          />
          <OutsideCheckbox state={state} />
        </Form>
      </Columns>
    </>
  );
}
