import { About } from "#app/_shell/about.tsx";
import { AtMeeting } from "#app/_shell/at-meeting.tsx";
import { RecheckFields } from "#app/_shell/decision-fields.tsx";
import { Form } from "#app/_shell/form.tsx";
import { page } from "#app/_shell/page.tsx";
import { recommendationForm } from "#app/_shell/recommendation-form.ts";
import { titled } from "#app/_shell/title.ts";
import { dateInWords, dateOf } from "#lib/core/clock.ts";
import { signOffOf } from "#lib/signoff/queries.ts";
import { isSettled, mayDecideOn } from "#lib/signoff/rules.ts";
import { stepNames } from "#lib/signoff/words.ts";
import { submitRecheck } from "./submit.ts";

export const generateMetadata = () => titled("Look at it again");

export default page(Recheck);

async function Recheck({ params }: { params: Promise<{ reference: string }> }) {
  const { viewer, recommendation, moment, state, about } = await recommendationForm(params, "reopen");
  const now = await signOffOf(viewer, recommendation.id, moment);
  const mayEmbed = now?.step === "accepted" && mayDecideOn(viewer, now.request);
  const isOpen = now !== null && isSettled(now.step);
  return (
    <>
      <About recommendation={recommendation} title="Look at it again" />
      {now && isOpen ? (
        <p className="lead">
          {stepNames[now.step]} since {dateInWords(dateOf(now.at))}
          {now.acceptance &&
            now.step === "accepted" &&
            `, to be looked at again on ${dateInWords(now.acceptance.recheckOn)}`}
          .
        </p>
      ) : (
        <p className="aside">It is open: there is nothing to look at again.</p>
      )}
      {now?.reason && isOpen && <p className="as-typed">{now.reason}</p>}
      {(isOpen || state.outcome) && (
        <Form submit={submitRecheck} state={state} button="Record the decision" seen={now?.trail ?? 0} {...about}>
          <RecheckFields state={state} mayEmbed={mayEmbed} />
          <AtMeeting state={state} viewer={viewer} />
        </Form>
      )}
    </>
  );
}
