import { About } from "#app/_shell/about.tsx";
import { AtMeeting } from "#app/_shell/at-meeting.tsx";
import { SignOffFields } from "#app/_shell/decision-fields.tsx";
import { Form } from "#app/_shell/form.tsx";
import { page } from "#app/_shell/page.tsx";
import { recommendationForm } from "#app/_shell/recommendation-form.ts";
import { SignOffAsked } from "#app/_shell/requests.tsx";
import { titled } from "#app/_shell/title.ts";
import { appraisalsOf } from "#lib/assessment/queries.ts";
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
  const { upTo } = await factsThatCount(viewer, recommendation.id, moment);
  const may = request !== null && mayDecideOn(viewer, request);
  return (
    <>
      <About recommendation={recommendation} title="Decide on the sign-off" />
      {request ? (
        <>
          <SignOffAsked
            request={request}
            evidence={await listEvidence(viewer, recommendation.id, moment)}
            appraisals={await appraisalsOf(viewer, recommendation.id, moment)}
            directory={ownership.directory}
            names={await namesOfPeople(viewer)}
          />
          <p>
            <a href={`/recommendations/${recommendation.reference}`}>All that has happened</a>
          </p>
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
          <SignOffFields state={state} />
          <AtMeeting state={state} viewer={viewer} />
        </Form>
      )}
    </>
  );
}
