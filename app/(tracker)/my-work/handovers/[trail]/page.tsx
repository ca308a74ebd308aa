import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { Columns } from "#app/components/layout/columns.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Notice, Panel } from "#app/components/layout/panel.tsx";
import { requireContext, requireMay } from "#app/session/session.ts";
import { formatInstant } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { getHandover } from "#lib/recommendations/handover.queries.ts";
import { submitAcceptance } from "./submit.ts";

const TITLE = "Accept what was handed over to you";

export const generateMetadata = () => formMetadata(TITLE);

export default page(AcceptHandover);

async function AcceptHandover({ params }: { params: Promise<{ trail: string }> }) {
  const ctx = await requireContext();
  const handover = await getHandover(ctx, parseId((await params).trail));
  const { trail, toPersonId, fromPersonId, references, actionCount, acceptedAt } = handover;
  const withoutOwner = { owner: null, contributors: [], executiveOwns: false };
  await requireMay(ctx.viewer, "acceptHandover", { ...withoutOwner, addressee: toPersonId });
  const names = await namesOfPeople(ctx);
  const state = await formState(ctx.viewer);
  return (
    <>
      <PageHeader title={TITLE} parents={[{ href: "/my-work", label: "My work" }]} here={TITLE}>
        From {names.get(fromPersonId) ?? "a person"}, on {formatInstant(handover.at)}
      </PageHeader>
      <Columns label="What is handed over" side={<HandedOver references={references} actionCount={actionCount} />}>
        <p className="text-lg">{handover.reason}</p>
        {acceptedAt !== null && !state.failure ? (
          <Notice>You accepted this on {formatInstant(acceptedAt)}.</Notice>
        ) : (
          <Form
            submit={submitAcceptance}
            state={state}
            button="Accept it"
            hidden={{ handoverTrail: trail }}
            cancel="/my-work"
          >
            <p>
              You are named as the lead already, with a note that you have not accepted it yet. If this is not your work
              to lead, tell the business team.
            </p>
          </Form>
        )}
      </Columns>
    </>
  );
}

/** What came with the handover. */
function HandedOver({ references, actionCount }: { references: readonly string[]; actionCount: number }) {
  return (
    <Panel id="handed-over" title="What you take on">
      <ul className="list-none p-0">
        {references.map((reference) => (
          <li key={reference}>
            Lead of <a href={`/recommendations/${reference}`}>{reference}</a>
          </li>
        ))}
        {actionCount > 0 && <li>{plural(actionCount, "action")}</li>}
      </ul>
    </Panel>
  );
}
