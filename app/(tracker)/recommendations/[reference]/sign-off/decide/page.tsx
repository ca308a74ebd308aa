import { SignOffFields } from "#app/components/forms/decision-fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { MeetingSelect } from "#app/components/forms/meeting-select.tsx";
import { recommendationForm } from "#app/components/forms/recommendation-form.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/form-metadata.ts";
import { RecommendationHeading } from "#app/components/recommendation/recommendation-heading.tsx";
import { SignOffAsked } from "#app/components/recommendation/request-summary.tsx";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { getAppraisals } from "#lib/recommendations/assessment.queries.ts";
import { mayDecideOn } from "#lib/recommendations/decisions.ts";
import { findSignOff, getCountedFacts } from "#lib/recommendations/sign-off/queries.ts";
import { listEvidence } from "#lib/recommendations/updates/queries.ts";
import { submitDecision } from "./submit.ts";

export const generateMetadata = () => formMetadata("Decide on the sign-off");

export default page(DecideOnSignOff);

async function DecideOnSignOff({ params }: { params: Promise<{ reference: string }> }) {
  const form = await recommendationForm(params, "acceptSignOff");
  const { ctx, recommendation, ownership, state, about } = form;
  const signOff = await findSignOff(ctx, recommendation.id);
  const request = signOff?.step === "requested" ? signOff.request : null;
  const { upTo } = await getCountedFacts(ctx, recommendation.id);
  const may = request !== null && mayDecideOn(ctx.viewer, request);
  return (
    <>
      <RecommendationHeading recommendation={recommendation} title="Decide on the sign-off" />
      {request ? (
        <>
          <SignOffAsked
            request={request}
            evidence={await listEvidence(ctx, recommendation.id)}
            appraisals={await getAppraisals(ctx, recommendation.id)}
            directory={ownership.directory}
            names={await namesOfPeople(ctx)}
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
          <MeetingSelect state={state} viewer={ctx.viewer} />
        </Form>
      )}
    </>
  );
}
