import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { getPerson } from "#lib/identity/people/queries.ts";
import { personName } from "../name.ts";
import { submitRemoval } from "./submit.ts";

export const generateMetadata = ({ params }: { params: Promise<{ id: string }> }) =>
  formMetadata("Remove a second factor", personName(params));

export default page(RemoveSecondFactor);

async function RemoveSecondFactor({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "removeSecondFactor");
  const { id, name } = await getPerson(ctx, parseId((await params).id));
  const state = await formState(ctx.viewer);
  return (
    <>
      <h1>Remove the second factor of {name}</h1>
      <p>
        For somebody who has lost their phone and their recovery codes. Make sure that it is them who ask: call them on
        a number that you know. They are signed out, and sign in by their password alone until they set up another.
      </p>
      <Form
        submit={submitRemoval}
        state={state}
        button="Remove the second factor"
        hidden={{ personId: id }}
        cancel={`/people/${id}`}
      />
    </>
  );
}
