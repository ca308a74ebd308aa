import { successionText } from "#app/(tracker)/agencies/succession-text.ts";
import { Choices, TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { NewAgencyFields } from "#app/components/forms/new-agency-fields.tsx";
import { parseId } from "#app/components/forms/parse-id.ts";
import { Columns } from "#app/components/layout/columns.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Notice } from "#app/components/layout/panel.tsx";
import { requireContext, requireMay } from "#app/session/session.ts";
import { listLeads } from "#lib/identity/people/queries.ts";
import { getAgency, listAgencies } from "#lib/partnership/agencies.queries.ts";
import { isActive, nameInChoices } from "#lib/partnership/agencies.rules.ts";
import { listOwnedRecommendations, nothingOwned } from "#lib/partnership/owned.queries.ts";
import { AgencyFormHeading } from "../agency-form-heading.tsx";
import { agencyName } from "../name.ts";
import { Consequences } from "./consequences.tsx";
import { submitDissolution } from "./submit.ts";

export const generateMetadata = ({ params }: { params: Promise<{ id: string }> }) =>
  formMetadata("Dissolve an agency", agencyName(params));

export default page(DissolveAgency);

async function DissolveAgency({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "dissolveAgency");
  const agency = await getAgency(ctx, parseId((await params).id));
  const { id, name } = agency;
  const directory = await listAgencies(ctx);
  const owned = (await listOwnedRecommendations(ctx, directory)).get(id) ?? nothingOwned;
  const leads = (await listLeads(ctx)).filter(({ agencyId }) => agencyId === id);
  const others = [...directory.values()].filter((other) => other.id !== id && isActive(other, ctx.asOf.date));
  const state = await formState(ctx.viewer);
  const succession = successionText(agency, directory, ctx.asOf.date);
  return (
    <>
      <AgencyFormHeading agency={agency} title={`Dissolve ${name}`}>
        For an agency that closes, merges or is split, and is followed by others
      </AgencyFormHeading>
      {succession && <Notice>{succession}. This can’t be changed.</Notice>}
      {(!succession || state.failure) && (
        <Columns
          label="What happens then"
          isSideFirst
          side={<Consequences agency={agency} owned={owned} leads={leads} directory={directory} />}
        >
          <Form
            submit={submitDissolution}
            state={state}
            button={`Dissolve ${name}`}
            hidden={{ agencyId: id }}
            cancel={`/agencies/${id}`}
          >
            <TextField
              state={state}
              name="dissolvedOn"
              type="date"
              label="Date of dissolution"
              hint="The first day on which its successors take over. It can’t be changed afterwards."
            />
            <Choices
              state={state}
              name="successorIds"
              type="checkbox"
              label="Successors"
              choices={others.map((other) => ({ value: String(other.id), label: nameInChoices(other) }))}
            />
            <NewAgencyFields state={state} />
          </Form>
        </Columns>
      )}
    </>
  );
}
