import { About } from "#app/_shell/about.tsx";
import { AtMeeting } from "#app/_shell/at-meeting.tsx";
import { Choices, TextArea } from "#app/_shell/fields.tsx";
import { Form } from "#app/_shell/form.tsx";
import { page } from "#app/_shell/page.tsx";
import { recommendationForm } from "#app/_shell/recommendation-form.ts";
import { titled } from "#app/_shell/title.ts";
import { type CalendarDate, dateInWords, dateOf, daysBetween } from "#lib/core/clock.ts";
import { dueDatesOf } from "#lib/due-dates/queries.ts";
import { mayDecideOn, slipOf } from "#lib/due-dates/rules.ts";
import { plural, slipInWords } from "#lib/positions/words.ts";
import { submitDecision } from "./submit.ts";

export const generateMetadata = () => titled("Decide on the new date");

export default page(DecideOnDate);

async function DecideOnDate({ params }: { params: Promise<{ reference: string }> }) {
  const form = await recommendationForm(params, "acceptNewDate");
  const { viewer, recommendation, moment, ownership, state, about } = form;
  const { agreed, openRequest: request } = await dueDatesOf(viewer, recommendation.id, moment);
  const [first, latest] = [agreed.at(0)?.dueOn ?? null, agreed.at(-1)?.dueOn ?? null];
  const slip = slipOf(first, latest, agreed.length - 1);
  const may = request !== null && mayDecideOn(viewer, request);
  return (
    <>
      <About recommendation={recommendation} title="Decide on the new date" />
      {request && latest ? (
        <>
          <p className="lead">
            {ownership.directory.get(request.agencyId)?.name} asks for <strong>{dateInWords(request.dueOn)}</strong>{" "}
            instead of {dateInWords(latest)}: {moveInWords(latest, request.dueOn)}.
          </p>
          <dl>
            <div>
              <dt>Why</dt>
              <dd className="as-typed">{request.reason}</dd>
            </div>
            <div>
              <dt>Risk until then, and what is done about it</dt>
              <dd className="as-typed">{request.interimRisk}</dd>
            </div>
            <div>
              <dt>So far</dt>
              <dd>{slip ? slipInWords(slip) : "this would be the first change"}</dd>
            </div>
            <div>
              <dt>Asked for on</dt>
              <dd>{dateInWords(dateOf(request.at))}</dd>
            </div>
          </dl>
        </>
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
          <Choices
            state={state}
            name="decision"
            label="What do you decide?"
            choices={[
              {
                value: "accept",
                label: "Accept the new date",
                hint: "It holds from now on; the earlier date stays visible.",
              },
              { value: "refuse", label: "Refuse it", hint: "The date that was agreed still holds." },
            ]}
          />
          <TextArea state={state} name="reason" label="Why?" rows={3} />
          <AtMeeting state={state} viewer={viewer} />
        </Form>
      )}
    </>
  );
}

function moveInWords(from: CalendarDate, to: CalendarDate): string {
  const days = daysBetween(from, to);
  return `${plural(Math.abs(days), "day")} ${days > 0 ? "later" : "earlier"}`;
}
