import { Select, TextArea } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Notice } from "#app/components/layout/panel.tsx";
import { PortfolioList } from "#app/components/recommendation/portfolio-list.tsx";
import { requireContext, requireMay } from "#app/session/session.ts";
import { getPerson, listLeads } from "#lib/identity/people/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { getPortfolio } from "#lib/recommendations/handover.queries.ts";
import { personName } from "../name.ts";
import { PersonFormPage } from "../person-form-page.tsx";
import { submitHandover } from "./submit.ts";

export const generateMetadata = ({ params }: { params: Promise<{ id: string }> }) =>
  formMetadata("Hand over the work of a person", personName(params));

export default page(HandOver);

async function HandOver({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "handOver");
  const person = await getPerson(ctx, parseId((await params).id));

  const portfolio = await getPortfolio(ctx, person.id);
  const directory = await listAgencies(ctx);
  const successors = (await listLeads(ctx)).filter(
    ({ id, agencyId }) => id !== person.id && (person.agencyId === null || agencyId === person.agencyId),
  );
  const size = portfolio.recommendations.length + portfolio.actions.length;
  const state = await formState(ctx.viewer);
  return (
    <PersonFormPage ctx={ctx} person={person} title={`Hand over the work of ${person.name}`}>
      {size === 0 && !state.failure && <p>They have no recommendations or actions to hand over.</p>}
      {size > 0 && (
        <>
          <h2>What is handed over</h2>
          <PortfolioList portfolio={portfolio} />
        </>
      )}
      {size > 0 && successors.length === 0 && (
        <Notice>
          There is no one to hand it to yet. <a href="/people/invite">Invite a lead</a> of{" "}
          {(person.agencyId !== null && directory.get(person.agencyId)?.name) || "that agency"} first.
        </Notice>
      )}
      {((size > 0 && successors.length > 0) || state.failure) && (
        <Form
          submit={submitHandover}
          state={state}
          button="Hand over"
          seen={ctx.asOf.event}
          hidden={{ fromPersonId: person.id }}
          cancel={`/people/${person.id}`}
        >
          <p>
            All of it moves in one step, and shows as not accepted until the new lead accepts it. What {person.name} did
            keeps their name, and every file still opens.
          </p>
          <Select
            state={state}
            name="toPersonId"
            label="New lead"
            none="Choose a lead"
            choices={successors.map(({ id, name, agencyId }) => ({
              value: String(id),
              label: `${name}, ${directory.get(agencyId)?.name}`,
            }))}
          />
          <TextArea state={state} name="reason" label="Why?" hint="For example: left the agency." rows={2} />
        </Form>
      )}
    </PersonFormPage>
  );
}
