import { TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { getAgency } from "#lib/partnership/agencies.queries.ts";
import { agencyName } from "../name.ts";
import { submitRenameAgency } from "./submit.ts";

export const generateMetadata = ({ params }: { params: Promise<{ id: string }> }) =>
  formMetadata("Rename an agency", agencyName(params));

export default page(RenameAgency);

async function RenameAgency({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "renameAgency");
  const { id, name, nameTrail } = await getAgency(ctx, parseId((await params).id));
  const state = await formState(ctx.viewer);
  return (
    <>
      <h1>Rename {name}</h1>
      <p className="asat">The same agency under another name: it keeps what it owns, and its leads</p>
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
          hint="It holds from now on. As at a day before today the old name still shows."
          initial={name}
          autoComplete="off"
        />
      </Form>
    </>
  );
}
