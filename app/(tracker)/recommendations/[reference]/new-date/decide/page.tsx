import { NewDateFields } from "#app/components/forms/decision-fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { MeetingSelect } from "#app/components/forms/meeting-select.tsx";
import { recommendationForm } from "#app/components/forms/recommendation-form.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/form-metadata.ts";
import { RecommendationHeading } from "#app/components/recommendation/recommendation-heading.tsx";
import { DateAsked } from "#app/components/recommendation/request-summary.tsx";
import { mayDecideOn } from "#lib/recommendations/decisions.ts";
import { getDueDates } from "#lib/recommendations/due-dates/queries.ts";
import { submitDecision } from "./submit.ts";

export const generateMetadata = () => formMetadata("Decide on the new date");

export default page(DecideOnDate);

async function DecideOnDate({ params }: { params: Promise<{ reference: string }> }) {
  const form = await recommendationForm(params, "acceptNewDate");
  const { ctx, recommendation, ownership, state, about } = form;
  const { agreed, openRequest: request } = await getDueDates(ctx, recommendation.id);
  const may = request !== null && mayDecideOn(ctx.viewer, request);
  return (
    <>
      <RecommendationHeading recommendation={recommendation} title="Decide on the new date" />
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
          <MeetingSelect state={state} viewer={ctx.viewer} />
        </Form>
      )}
    </>
  );
}
