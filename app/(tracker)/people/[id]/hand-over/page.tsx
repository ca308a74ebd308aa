import { Select, TextArea } from "#app/_shell/fields.tsx";
import { Form } from "#app/_shell/form.tsx";
import { formState } from "#app/_shell/form-state.ts";
import { page } from "#app/_shell/page.tsx";
import { PortfolioList } from "#app/_shell/portfolio-list.tsx";
import { rowIn } from "#app/_shell/row-in.ts";
import { requireMay, requireViewer } from "#app/_shell/session.ts";
import { titled } from "#app/_shell/title.ts";
import { agenciesAsAt } from "#lib/agencies/queries.ts";
import { momentAt } from "#lib/core/moment.ts";
import { portfolioOf } from "#lib/handover/queries.ts";
import { getPerson, listLeads } from "#lib/people/queries.ts";
import { submitHandover } from "./submit.ts";

export const generateMetadata = () => titled("Hand over all that is theirs");

export default page(HandOver);

async function HandOver({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer();
  await requireMay(viewer, "handOver");
  const person = await getPerson(viewer, rowIn((await params).id));
  const moment = await momentAt();
  const portfolio = await portfolioOf(viewer, person.id, moment);
  const directory = await agenciesAsAt(viewer, moment);
  const successors = (await listLeads(viewer)).filter(
    ({ id, agencyId }) => id !== person.id && (person.agencyId === null || agencyId === person.agencyId),
  );
  const size = portfolio.recommendations.length + portfolio.actions.length;
  const state = await formState(viewer);
  return (
    <>
      <h1>Hand over all that is {person.name}’s</h1>
      {size === 0 && !state.outcome && <p>Nothing is theirs: there is nothing to hand over.</p>}
      {size > 0 && <PortfolioList portfolio={portfolio} />}
      {size > 0 && successors.length === 0 && (
        <p className="aside">
          There is nobody yet to hand it to. <a href="/people/invite">Invite a lead</a> of{" "}
          {(person.agencyId !== null && directory.get(person.agencyId)?.name) || "that agency"} first.
        </p>
      )}
      {((size > 0 && successors.length > 0) || state.outcome) && (
        <Form
          submit={submitHandover}
          state={state}
          button="Hand it over"
          seen={moment.trail}
          hidden={{ fromPersonId: person.id }}
          cancel={`/people/${person.id}`}
        >
          <p>
            All of it moves in one step. It is flagged until the successor has accepted it. What {person.name} did keeps
            their name, and every file still opens.
          </p>
          <Select
            state={state}
            name="toPersonId"
            label="To whom?"
            none="Choose a lead"
            choices={successors.map(({ id, name, agencyId }) => ({
              value: String(id),
              label: `${name}, ${directory.get(agencyId)?.name}`,
            }))}
          />
          <TextArea state={state} name="reason" label="Why?" hint="For example: left the agency." rows={2} />
        </Form>
      )}
    </>
  );
}
