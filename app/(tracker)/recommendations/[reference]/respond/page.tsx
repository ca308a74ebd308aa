import { Choices, TextArea, TextField } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { OnBehalfOfSelect } from "#app/components/forms/on-behalf-of-select.tsx";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Notice } from "#app/components/layout/panel.tsx";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { ResponseSummary } from "#app/components/recommendation/request-summary.tsx";
import { formatDate } from "#lib/core/clock.ts";
import { getResponseState } from "#lib/recommendations/responses/queries.ts";
import { answerNames, isOwed } from "#lib/recommendations/responses/rules.ts";
import { submitResponse } from "./submit.ts";

export const generateMetadata = () => formMetadata("Respond");

export default page(Respond);

async function Respond({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, ownership, state } = await loadRecommendationForm(params, "respond");
  const responses = await getResponseState(ctx, recommendation.id);
  const { request, response } = responses;
  return (
    <RecommendationFormPage recommendation={recommendation} title="Respond">
      {!request && <Notice>No response is asked for. The business team asks for one.</Notice>}
      {response && !state.failure && <ResponseSummary response={response} directory={ownership.directory} />}
      {(isOwed(responses) || state.failure) && (
        <RecommendationForm
          recommendation={recommendation}
          autosave
          submit={submitResponse}
          state={state}
          button="Send the response"
          seen={request?.trail ?? 0}
        >
          <OnBehalfOfSelect viewer={ctx.viewer} ownership={ownership} state={state} />
          <Choices
            state={state}
            name="answer"
            label="Is it accepted?"
            hint={request && `A response is owed by ${formatDate(request.dueOn)}.`}
            choices={[
              { value: "accepted", label: answerNames.accepted },
              {
                value: "accepted-in-part",
                label: answerNames["accepted-in-part"],
                hint: "Say which part, and why not the rest.",
              },
              {
                value: "not-accepted",
                label: answerNames["not-accepted"],
                hint: "The Executive sees your reason and decides what becomes of it.",
              },
            ]}
          />
          <TextArea state={state} name="reason" label="Why?" rows={4} />
          <TextField
            state={state}
            name="respondedOn"
            type="date"
            label="Day of the response"
            hint="Leave this empty for today."
          />
        </RecommendationForm>
      )}
    </RecommendationFormPage>
  );
}
