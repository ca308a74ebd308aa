import { TextField } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Notice } from "#app/components/layout/panel.tsx";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { ResponseSummary } from "#app/components/recommendation/request-summary.tsx";
import { formatDate } from "#lib/core/clock.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import { getResponseState } from "#lib/recommendations/responses/queries.ts";
import { isOwed, usualResponseDate } from "#lib/recommendations/responses/rules.ts";
import { submitResponseRequest } from "./submit.ts";

export const generateMetadata = () => formMetadata("Ask for a response");

export default page(AskForResponse);

async function AskForResponse({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, ownership, state } = await loadRecommendationForm(params, "askForResponse");
  const { owner, responsible, directory } = ownership;
  const responses = await getResponseState(ctx, recommendation.id);
  const { request, response } = responses;
  return (
    <RecommendationFormPage recommendation={recommendation} title="Ask for a response">
      {responsible.owner === null && (
        <Notice>
          No one owns this recommendation yet, so no one can be asked.{" "}
          <a href={`/recommendations/${recommendation.reference}/owner`}>Assign an owner</a> first.
        </Notice>
      )}
      {isOwed(responses) && request && (
        <Notice>A response is owed by {formatDate(request.dueOn)}. Another date replaces it.</Notice>
      )}
      {response && <ResponseSummary response={response} directory={directory} />}
      {(responsible.owner !== null || state.failure) && (
        <>
          <p>
            This asks the owner, {formatOwner(owner)}, to say whether it accepts the recommendation. Until it does, and
            nothing else is known, the recommendation is shown as awaiting a response.
          </p>
          <p>
            To ask another body,{" "}
            <a href={`/recommendations/${recommendation.reference}/owner`}>make it the owner first</a>.
          </p>
          <RecommendationForm
            recommendation={recommendation}
            submit={submitResponseRequest}
            state={state}
            button={response ? "Ask again" : "Ask for a response"}
            seen={request?.trail ?? 0}
          >
            <TextField
              state={state}
              name="dueOn"
              type="date"
              label="Response owed by"
              hint="The day the body was given, which may have passed."
              initial={isOwed(responses) ? "" : usualResponseDate(ctx.asOf.date)}
            />
          </RecommendationForm>
        </>
      )}
    </RecommendationFormPage>
  );
}
