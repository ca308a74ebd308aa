import { TextField } from "#app/_shell/fields.tsx";
import { Form } from "#app/_shell/form.tsx";
import { formState } from "#app/_shell/form-state.ts";
import { page } from "#app/_shell/page.tsx";
import { rowIn } from "#app/_shell/row-in.ts";
import { requireMay, requireViewer } from "#app/_shell/session.ts";
import { titled } from "#app/_shell/title.ts";
import { getAgency } from "#lib/agencies/queries.ts";
import { momentAt } from "#lib/core/moment.ts";
import { submitRenaming } from "./submit.ts";

export const generateMetadata = () => titled("Rename an agency");

export default page(RenameAgency);

async function RenameAgency({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer();
  await requireMay(viewer, "renameAgency");
  const { id, name, nameTrail } = await getAgency(viewer, rowIn((await params).id), await momentAt());
  const state = await formState(viewer);
  return (
    <>
      <h1>Rename {name}</h1>
      <p className="asat">The same agency under another name: it keeps what it owns, and its leads</p>
      <Form
        submit={submitRenaming}
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
