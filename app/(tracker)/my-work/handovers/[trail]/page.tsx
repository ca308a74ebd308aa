import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { formatInstant } from "#lib/core/clock.ts";
import { listed, plural } from "#lib/core/text.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { getHandover } from "#lib/recommendations/handover.queries.ts";
import { submitAcceptance } from "./submit.ts";

export const generateMetadata = () => formMetadata("Accept what was handed over to you");

export default page(AcceptHandover);

async function AcceptHandover({ params }: { params: Promise<{ trail: string }> }) {
  const ctx = await requireContext();
  const handover = await getHandover(ctx, parseId((await params).trail));
  const { trail, toPersonId, fromPersonId, references, actionCount, acceptedAt } = handover;
  const nobodys = { owner: null, contributors: [], executiveOwns: false };
  await requireMay(ctx.viewer, "acceptHandover", { ...nobodys, addressee: toPersonId });
  const names = await namesOfPeople(ctx);
  const state = await formState(ctx.viewer);
  return (
    <>
      <h1>Accept what was handed over to you</h1>
      <p className="lead">
        From {names.get(fromPersonId) ?? "somebody"}, on {formatInstant(handover.at)}.
      </p>
      <p>{handover.reason}</p>
      {references.length > 0 && <p>You are to lead {listed(references)}.</p>}
      {actionCount > 0 && <p>{plural(actionCount, "action")} came to you with it.</p>}
      {acceptedAt !== null && !state.failure ? (
        <p className="aside">You accepted this on {formatInstant(acceptedAt)}.</p>
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
