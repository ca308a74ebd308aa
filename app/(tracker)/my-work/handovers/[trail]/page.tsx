import { Form } from "#app/_shell/form.tsx";
import { formState } from "#app/_shell/form-state.ts";
import { page } from "#app/_shell/page.tsx";
import { rowIn } from "#app/_shell/row-in.ts";
import { requireMay, requireViewer } from "#app/_shell/session.ts";
import { titled } from "#app/_shell/title.ts";
import { instantInWords } from "#lib/core/clock.ts";
import { momentAt } from "#lib/core/moment.ts";
import { getHandover } from "#lib/handover/queries.ts";
import { namesOfPeople } from "#lib/people/queries.ts";
import { listed, plural } from "#lib/positions/words.ts";
import { submitAcceptance } from "./submit.ts";

export const generateMetadata = () => titled("Accept what was handed over to you");

export default page(AcceptHandover);

async function AcceptHandover({ params }: { params: Promise<{ trail: string }> }) {
  const viewer = await requireViewer();
  const handover = await getHandover(viewer, rowIn((await params).trail), await momentAt());
  const { trail, toPersonId, fromPersonId, references, actionCount, acceptedAt } = handover;
  const nobodys = { owner: null, contributors: [], executiveOwns: false };
  await requireMay(viewer, "acceptHandover", { ...nobodys, addressee: toPersonId });
  const names = await namesOfPeople(viewer);
  const state = await formState(viewer);
  return (
    <>
      <h1>Accept what was handed over to you</h1>
      <p className="lead">
        From {names.get(fromPersonId) ?? "somebody"}, on {instantInWords(handover.at)}.
      </p>
      <p>{handover.reason}</p>
      {references.length > 0 && <p>You are to lead {listed(references)}.</p>}
      {actionCount > 0 && <p>{plural(actionCount, "action")} came to you with it.</p>}
      {acceptedAt !== null && !state.outcome ? (
        <p className="aside">You accepted this on {instantInWords(acceptedAt)}.</p>
      ) : (
        <Form
          submit={submitAcceptance}
          state={state}
          button="Accept it"
          hidden={{ handoverTrail: trail }}
          cancel="/my-work"
        >
          <p>Until you accept, it is flagged as not accepted. If it is not yours to lead, tell the business team.</p>
        </Form>
      )}
    </>
  );
}
