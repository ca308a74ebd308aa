import { successionText } from "#app/(tracker)/agencies/succession-text.ts";
import { Choices, TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/form-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { listLeads } from "#lib/identity/people/queries.ts";
import { getAgency, listAgencies, listOwned, nothingOwned } from "#lib/partnership/agencies.queries.ts";
import { isActive } from "#lib/partnership/agencies.rules.ts";
import { listed } from "#lib/status/labels.ts";
import { OwnedReferences } from "../../owned-references.tsx";
import { submitDissolution } from "./submit.ts";

export const generateMetadata = () => formMetadata("Dissolve an agency");

export default page(DissolveAgency);

async function DissolveAgency({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "dissolveAgency");
  const agency = await getAgency(ctx, parseId((await params).id));
  const { id, name } = agency;
  const directory = await listAgencies(ctx);
  const owned = (await listOwned(ctx, directory)).get(id) ?? nothingOwned;
  const leads = (await listLeads(ctx)).filter(({ agencyId }) => agencyId === id);
  const others = [...directory.values()].filter((other) => other.id !== id && isActive(other, ctx.asOf.date));
  const state = await formState(ctx.viewer);
  const became = successionText(agency, directory, ctx.asOf.date);
  return (
    <>
      <h1>Dissolve {name}</h1>
      <p className="asat">For an agency that is wound up, merged or split, with those that take its place</p>
      {became && <p className="aside">{became}. It stays as it is.</p>}
      {(!became || state.failure) && (
        <>
          <h2>What will happen</h2>
          <p>
            It owns now: <OwnedReferences id={id} owned={owned} directory={directory} />.
          </p>
          <ul>
            <li>
              <strong>With one successor</strong>, that agency takes over all of it by itself from the day you give.
              Everywhere it says “named as {name}”.
            </li>
            <li>
              <strong>With several</strong>, nobody takes over by itself: the owner of each has to be settled, and until
              then it shows as “to be confirmed” to the Executive.
            </li>
            {leads.length > 0 && (
              <li>
                From that day its leads ({listed(leads.map((lead) => lead.name))}) can’t report any more. Give each of
                them a successor to lead for, on their page under People.
              </li>
            )}
            <li>What was said before that day stays as it was said.</li>
          </ul>
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
              label="First day without it"
              hint="The day on which its successors stand in. It can’t be changed afterwards."
            />
            <Choices
              state={state}
              name="successorIds"
              type="checkbox"
              label="Its successors"
              hint="If one is missing, add that agency first."
              choices={others.map((other) => ({ value: String(other.id), label: other.name }))}
            />
          </Form>
        </>
      )}
    </>
  );
}
