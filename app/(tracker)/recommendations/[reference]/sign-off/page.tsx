import { About } from "#app/_shell/about.tsx";
import { Choices, TextArea } from "#app/_shell/fields.tsx";
import { Form } from "#app/_shell/form.tsx";
import { OnBehalfOf } from "#app/_shell/on-behalf-of.tsx";
import { page } from "#app/_shell/page.tsx";
import { recommendationForm } from "#app/_shell/recommendation-form.ts";
import { titled } from "#app/_shell/title.ts";
import { dateInWords } from "#lib/core/clock.ts";
import { listEvidence, standingUpdate } from "#lib/progress/queries.ts";
import { showsNames } from "#lib/progress/words.ts";
import { signOffOf } from "#lib/signoff/queries.ts";
import { submitRequest } from "./submit.ts";

export const generateMetadata = () => titled("Ask for sign-off");

export default page(RequestSignOff);

async function RequestSignOff({ params }: { params: Promise<{ reference: string }> }) {
  const form = await recommendationForm(params, "requestSignOff");
  const { viewer, recommendation, moment, ownership, state, about } = form;
  const last = await standingUpdate(viewer, recommendation.id, moment);
  const signOff = await signOffOf(viewer, recommendation.id, moment);
  const evidence = (await listEvidence(viewer, recommendation.id, moment)).filter(
    ({ replacedBy, isRemoved, held, releasedBy }) =>
      replacedBy === null && !isRemoved && (!held || releasedBy !== null),
  );
  const hasOutcome = evidence.some(({ shows }) => shows === "outcome");
  return (
    <>
      <About recommendation={recommendation} title="Ask for sign-off" />
      {signOff?.step === "returned" && (
        <p className="aside">
          <strong>Returned by the Executive:</strong> {signOff.reason}
        </p>
      )}
      {!hasOutcome && (
        <p className="aside">
          Nothing here shows the difference it made yet. The Executive can’t accept it without:{" "}
          <a href={`/recommendations/${recommendation.reference}/evidence`}>add evidence of the difference it made</a>{" "}
          first.
        </p>
      )}
      <Form keepsDraft submit={submitRequest} state={state} button="Ask for sign-off" {...about}>
        <OnBehalfOf viewer={viewer} ownership={ownership} state={state} />
        <TextArea state={state} name="done" label="What was done?" initial={last?.done ?? ""} />
        <TextArea
          state={state}
          name="difference"
          label="What difference did it make?"
          initial={last?.difference ?? ""}
        />
        {evidence.length > 0 && (
          <Choices
            state={state}
            name="evidenceIds"
            type="checkbox"
            label="Which evidence shows it?"
            choices={evidence.map(({ id, title, shows, trueOn }) => ({
              value: String(id),
              label: title,
              hint: `${showsNames[shows]}, of ${dateInWords(trueOn)}`,
            }))}
            initialValues={evidence.filter(({ shows }) => shows === "outcome").map(({ id }) => String(id))}
          />
        )}
      </Form>
    </>
  );
}
