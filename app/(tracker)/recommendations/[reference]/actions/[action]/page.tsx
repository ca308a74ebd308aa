import { Choices, TextArea, TextField } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { OnBehalfOfSelect } from "#app/components/forms/on-behalf-of-select.tsx";
import { parseId } from "#app/components/forms/parse-id.ts";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { formatDate } from "#lib/core/clock.ts";
import { NotFound } from "#lib/core/errors.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { getAction, listActionReports } from "#lib/recommendations/actions/queries.ts";
import { PastReports } from "./past-reports.tsx";
import { submitReport } from "./submit.ts";

export const generateMetadata = () => formMetadata("Update this action");

export default page(ReportOnAction);

async function ReportOnAction({ params }: { params: Promise<{ reference: string; action: string }> }) {
  const { ctx, recommendation, ownership, state } = await loadRecommendationForm(params, "reportOnAction");
  const action = await getAction(ctx, parseId((await params).action));
  if (action.recommendationId !== recommendation.id || action.isHeld) throw new NotFound("action");
  const reports = await listActionReports(ctx, action.trail);
  const names = await namesOfPeople(ctx);
  return (
    <RecommendationFormPage recommendation={recommendation} title="Update this action">
      <p className="text-lg">{action.what}</p>
      <p className="text-soft">
        {ownership.directory.get(action.agencyId)?.name}, due {formatDate(action.dueOn)}
      </p>
      <RecommendationForm
        recommendation={recommendation}
        autosave
        submit={submitReport}
        state={state}
        button="Save"
        seen={action.reportTrail ?? 0}
        hidden={{ actionTrail: action.trail }}
      >
        <OnBehalfOfSelect viewer={ctx.viewer} ownership={ownership} state={state} />
        <Choices
          state={state}
          name="state"
          label="Is it done?"
          choices={[
            { value: "open", label: "Still to do" },
            { value: "done", label: "Done" },
            { value: "dropped", label: "Dropped", hint: "It will not be done. Say why." },
          ]}
          initial={action.state}
        />
        <TextField
          state={state}
          name="doneOn"
          type="date"
          label="Done on"
          hint="Only if it is done."
          initial={action.doneOn ?? ""}
        />
        <TextArea
          state={state}
          name="note"
          label="Note"
          hint="What has been done, or what the obstacles are."
          rows={3}
        />
      </RecommendationForm>
      <PastReports reports={reports} names={names} />
    </RecommendationFormPage>
  );
}
