import { About } from "#app/_shell/about.tsx";
import { AtMeeting } from "#app/_shell/at-meeting.tsx";
import { NewDateFields } from "#app/_shell/decision-fields.tsx";
import { Form } from "#app/_shell/form.tsx";
import { page } from "#app/_shell/page.tsx";
import { recommendationForm } from "#app/_shell/recommendation-form.ts";
import { DateAsked } from "#app/_shell/requests.tsx";
import { titled } from "#app/_shell/title.ts";
import { dueDatesOf } from "#lib/due-dates/queries.ts";
import { mayDecideOn } from "#lib/due-dates/rules.ts";
import { submitDecision } from "./submit.ts";

export const generateMetadata = () => titled("Decide on the new date");

export default page(DecideOnDate);

async function DecideOnDate({ params }: { params: Promise<{ reference: string }> }) {
  const form = await recommendationForm(params, "acceptNewDate");
  const { viewer, recommendation, moment, ownership, state, about } = form;
  const { agreed, openRequest: request } = await dueDatesOf(viewer, recommendation.id, moment);
  const may = request !== null && mayDecideOn(viewer, request);
  return (
    <>
      <About recommendation={recommendation} title="Decide on the new date" />
      {request ? (
        <DateAsked request={request} agreed={agreed} directory={ownership.directory} />
      ) : (
        !state.outcome && <p className="aside">Nothing waits to be decided: no other date is asked for now.</p>
      )}
      {request && !may && (
        <p className="aside">You asked for this date yourself, so another member of the Executive decides on it.</p>
      )}
      {(may || state.outcome) && (
        <Form
          submit={submitDecision}
          state={state}
          button="Record the decision"
          {...about}
          hidden={{ ...about.hidden, requestTrail: request?.trail ?? state.value("requestTrail") }}
        >
          <NewDateFields state={state} />
          <AtMeeting state={state} viewer={viewer} />
        </Form>
      )}
    </>
  );
}
