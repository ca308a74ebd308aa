import { About } from "#app/_shell/about.tsx";
import { Form } from "#app/_shell/form.tsx";
import { page } from "#app/_shell/page.tsx";
import { recommendationForm } from "#app/_shell/recommendation-form.ts";
import { titled } from "#app/_shell/title.ts";
import { NotFound } from "#lib/core/errors.ts";
import { listAssignments } from "#lib/ownership/queries.ts";
import { ownerInWords } from "#lib/ownership/rules.ts";
import { submitConfirmation } from "./submit.ts";

export const generateMetadata = () => titled("Confirm the owner");

export default page(ConfirmOwner);

async function ConfirmOwner({ params }: { params: Promise<{ reference: string }> }) {
  const { viewer, recommendation, moment, ownership, state, about } = await recommendationForm(params, "confirmOwner");
  const { owner } = ownership;
  if (!owner) throw new NotFound("page");
  const isProposed = owner.basis === "proposed" && !owner.confirmed;
  const [latest] = await listAssignments(viewer, recommendation.id, moment);
  return (
    <>
      <About recommendation={recommendation} title="Confirm the owner" />
      <p className="lead">
        {isProposed ? "Proposed as owner: " : "Nothing is left to confirm. The owner is "}
        <strong>{ownerInWords(owner)}</strong>.
      </p>
      <p>{latest?.reason}</p>
      {(isProposed || state.outcome) && (
        <Form
          submit={submitConfirmation}
          state={state}
          button={`Confirm ${ownerInWords(owner)}`}
          seen={owner.trail}
          {...about}
        >
          <p>
            As owner, it is accountable for this recommendation and reports on it. To have another owner, tell the
            business team, who will propose one.
          </p>
        </Form>
      )}
    </>
  );
}
