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
import { PersonFormPage } from "../person-form-page.tsx";
import { submitRole } from "./submit.ts";

export const generateMetadata = ({ params }: { params: Promise<{ id: string }> }) =>
  formMetadata("Change the role of a person", personName(params));

export default page(ChangeRole);

async function ChangeRole({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "changeRole");
  const person = await getPerson(ctx, parseId((await params).id));

  const agencies = [...(await listAgencies(ctx)).values()];
  const state = await formState(ctx.viewer);
  return (
    <PersonFormPage ctx={ctx} person={person} title={`Change the role of ${person.name}`}>
      <p>The new role applies from the next page they open. What they did before does not change.</p>
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
    </PersonFormPage>
  );
}
