import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { getPerson } from "#lib/identity/people/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { isActive } from "#lib/partnership/agencies.rules.ts";
import { RoleAndAgencyFields } from "../../role-and-agency-fields.tsx";
import { personName } from "../name.ts";
import { submitRole } from "./submit.ts";

export const generateMetadata = ({ params }: { params: Promise<{ id: string }> }) =>
  formMetadata("Change what a person may do", personName(params));

export default page(ChangeRole);

async function ChangeRole({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "changeRole");
  const person = await getPerson(ctx, parseId((await params).id));

  const agencies = [...(await listAgencies(ctx)).values()];
  const state = await formState(ctx.viewer);
  return (
    <>
      <h1>Change what {person.name} may do</h1>
      <p className="asat">It holds from their next click. What they did before stays as they did it</p>
      <Form
        submit={submitRole}
        state={state}
        button="Save"
        seen={person.roleTrail}
        hidden={{ personId: person.id }}
        cancel={`/people/${person.id}`}
      >
        <RoleAndAgencyFields
          state={state}
          agencies={agencies.filter((agency) => isActive(agency, ctx.asOf.date))}
          role={person.role}
          agencyId={person.agencyId}
        />
      </Form>
    </>
  );
}
