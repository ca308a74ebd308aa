import { RecheckFields } from "#app/components/forms/decision-fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { MeetingSelect } from "#app/components/forms/meeting-select.tsx";
import { recommendationForm } from "#app/components/forms/recommendation-form.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/form-metadata.ts";
import { RecommendationHeading } from "#app/components/recommendation/recommendation-heading.tsx";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import { mayDecideOn } from "#lib/recommendations/decisions.ts";
import { stepNames } from "#lib/recommendations/sign-off/labels.ts";
import { findSignOff } from "#lib/recommendations/sign-off/queries.ts";
import { isClosed } from "#lib/recommendations/sign-off/rules.ts";
import { submitRecheck } from "./submit.ts";

export const generateMetadata = () => formMetadata("Look at it again");

export default page(Recheck);

async function Recheck({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, state, about } = await recommendationForm(params, "reopen");
  const now = await findSignOff(ctx, recommendation.id);
  const mayEmbed = now?.step === "accepted" && mayDecideOn(ctx.viewer, now.request);
  const isOpen = now !== null && isClosed(now.step);
  return (
    <>
      <RecommendationHeading recommendation={recommendation} title="Look at it again" />
      {now && isOpen ? (
        <p className="lead">
          {stepNames[now.step]} since {formatDate(dateOf(now.at))}
          {now.acceptance &&
            now.step === "accepted" &&
            `, to be looked at again on ${formatDate(now.acceptance.recheckOn)}`}
          .
        </p>
      ) : (
        <p className="aside">It is open: there is nothing to look at again.</p>
      )}
      {now?.reason && isOpen && <p className="as-typed">{now.reason}</p>}
      {(isOpen || state.outcome) && (
        <Form submit={submitRecheck} state={state} button="Record the decision" seen={now?.trail ?? 0} {...about}>
          <RecheckFields state={state} mayEmbed={mayEmbed} />
          <MeetingSelect state={state} viewer={ctx.viewer} />
        </Form>
      )}
    </>
  );
}
