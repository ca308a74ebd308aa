import { About } from "#app/_shell/about.tsx";
import { AtMeeting } from "#app/_shell/at-meeting.tsx";
import { EvidenceItem } from "#app/_shell/evidence-list.tsx";
import { Choices, TextArea } from "#app/_shell/fields.tsx";
import { Form } from "#app/_shell/form.tsx";
import { page } from "#app/_shell/page.tsx";
import { recommendationForm } from "#app/_shell/recommendation-form.ts";
import { titled } from "#app/_shell/title.ts";
import { appraisalsOf } from "#lib/assessment/queries.ts";
import { instantInWords } from "#lib/core/clock.ts";
import { namesOfPeople } from "#lib/people/queries.ts";
import { listEvidence } from "#lib/progress/queries.ts";
import { factsThatCount, signOffOf } from "#lib/signoff/queries.ts";
import { mayDecideOn } from "#lib/signoff/rules.ts";
import { submitDecision } from "./submit.ts";

export const generateMetadata = () => titled("Decide on the sign-off");

export default page(DecideOnSignOff);

async function DecideOnSignOff({ params }: { params: Promise<{ reference: string }> }) {
  const form = await recommendationForm(params, "acceptSignOff");
  const { viewer, recommendation, moment, ownership, state, about } = form;
  const signOff = await signOffOf(viewer, recommendation.id, moment);
  const request = signOff?.step === "requested" ? signOff.request : null;
  const evidence = await listEvidence(viewer, recommendation.id, moment);
  const cited = evidence.filter(({ id }) => request?.evidenceIds.includes(id));
  const appraisals = await appraisalsOf(viewer, recommendation.id, moment);
  const { upTo } = await factsThatCount(viewer, recommendation.id, moment);
  const names = await namesOfPeople(viewer);
  const may = request !== null && mayDecideOn(viewer, request);
  return (
    <>
      <About recommendation={recommendation} title="Decide on the sign-off" />
      {request ? (
        <>
          <p className="lead">
            {ownership.directory.get(request.agencyId)?.name} says that this is delivered, and asks you to accept it.
          </p>
          <dl>
            <div>
              <dt>What was done</dt>
              <dd className="as-typed">{request.done}</dd>
            </div>
            <div>
              <dt>What difference it made</dt>
              <dd className="as-typed">{request.difference}</dd>
            </div>
            <div>
              <dt>Evidence it rests on</dt>
              <dd>
                {cited.length === 0 && <span className="warn">None</span>}
                {cited.map((one) => (
                  <div key={one.id}>
                    <EvidenceItem evidence={one} />
                    {appraisals.get(one.id)?.isSufficient === false && (
                      <small className="warn"> judged not sufficient: {appraisals.get(one.id)?.reason}</small>
                    )}
                  </div>
                ))}
                {cited.length > 0 && !cited.some(({ shows }) => shows === "outcome") && (
                  <small className="warn">Nothing of it shows the difference made, so it can only be returned.</small>
                )}
              </dd>
            </div>
            <div>
              <dt>Asked for</dt>
              <dd>
                {instantInWords(request.at)}, by {names.get(request.personId ?? 0) ?? "somebody"} ·{" "}
                <a href={`/recommendations/${recommendation.reference}`}>all that has happened</a>
              </dd>
            </div>
          </dl>
        </>
      ) : (
        !state.outcome && <p className="aside">Nothing waits to be decided: sign-off is not asked for now.</p>
      )}
      {request && !may && (
        <p className="aside">You asked for this yourself, so another member of the Executive decides on it.</p>
      )}
      {(may || state.outcome) && (
        <Form
          submit={submitDecision}
          state={state}
          button="Record the decision"
          seen={upTo}
          {...about}
          hidden={{ ...about.hidden, requestTrail: request?.trail ?? state.value("requestTrail") }}
        >
          <Choices
            state={state}
            name="decision"
            label="What do you decide?"
            choices={[
              {
                value: "accept",
                label: "Accept it: complete",
                hint: "What stands here now is accepted, and nothing that is added later. It is looked at again in six months.",
              },
              { value: "return", label: "Return it", hint: "Say what is missing." },
            ]}
          />
          <TextArea state={state} name="reason" label="Why, or what is missing?" rows={3} />
          <AtMeeting state={state} viewer={viewer} />
        </Form>
      )}
    </>
  );
}
