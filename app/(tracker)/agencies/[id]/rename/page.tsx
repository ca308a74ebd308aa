import { TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { Columns } from "#app/components/layout/columns.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { getAgency } from "#lib/partnership/agencies.queries.ts";
import { AgencyFormHeading } from "../agency-form-heading.tsx";
import { agencyName } from "../name.ts";
import { NameHistory } from "../name-history.tsx";
import { submitRenameAgency } from "./submit.ts";

export const generateMetadata = ({ params }: { params: Promise<{ id: string }> }) =>
  formMetadata("Rename an agency", agencyName(params));

export default page(RenameAgency);

async function RenameAgency({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "renameAgency");
  const agency = await getAgency(ctx, parseId((await params).id));
  const { id, name, nameTrail } = agency;
  const state = await formState(ctx.viewer);
  return (
    <>
      <AgencyFormHeading agency={agency} title={`Rename ${name}`}>
        It stays the same agency: it keeps its recommendations and its leads
      </AgencyFormHeading>
      <Columns label="Names" side={<NameHistory ctx={ctx} agencyId={id} />}>
        <Form
          submit={submitRenameAgency}
          state={state}
          button="Save the new name"
          seen={nameTrail}
          hidden={{ agencyId: id }}
          cancel={`/agencies/${id}`}
        >
          <TextField
            state={state}
            name="name"
            label="New name"
            hint="It is used from today. Pages for an earlier date keep the old name."
            initial={name}
            autoComplete="off"
          />
        </Form>
      </Columns>
    </>
  );
}
