import { Choices, Select, TextArea, TextField } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { OnBehalfOfSelect } from "#app/components/forms/on-behalf-of-select.tsx";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { mayTakeOver } from "#lib/core/access.ts";
import { listLeads } from "#lib/identity/people/queries.ts";
import { listAsks } from "#lib/recommendations/actions/queries.ts";
import { submitAction } from "./submit.ts";
import { TakenOverFields } from "./taken-over-fields.tsx";

export const generateMetadata = () => formMetadata("Add an action");

export default page(AddAction);

async function AddAction({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, ownership, state } = await loadRecommendationForm(params, "addAction");
  const { responsible, directory } = ownership;
  const asks = await listAsks(ctx, recommendation.id);
  const agencies = [responsible.owner, ...responsible.contributors].filter((id) => id !== null);
  const leads = (await listLeads(ctx)).filter(({ agencyId }) => agencies.includes(agencyId));
  return (
    <RecommendationFormPage recommendation={recommendation} title="Add an action">
      <RecommendationForm
        recommendation={recommendation}
        autosave
        submit={submitAction}
        state={state}
        button="Add the action"
      >
        <OnBehalfOfSelect viewer={ctx.viewer} ownership={ownership} state={state} name="onBehalfOf" />
        <TextArea
          state={state}
          name="what"
          label="What is to be done?"
          hint="One concrete step, in a sentence."
          rows={2}
        />
        {asks.length > 0 && (
          <Choices
            state={state}
            name="askId"
            label="Which part of the recommendation is it for?"
            choices={asks.map(({ id, words }) => ({ value: String(id), label: words }))}
          />
        )}
        <Select
          state={state}
          name="agencyId"
          label="Agency that does it"
          choices={agencies.map((id) => ({ value: String(id), label: directory.get(id)?.name ?? "" }))}
          initial={String(ctx.viewer.agencyId ?? responsible.owner ?? "")}
        />
        <Select
          state={state}
          name="personId"
          label="Person"
          hint="A lead of that agency."
          none="Not named"
          choices={leads.map(({ id, name, agencyId }) => ({
            value: String(id),
            label: `${name}, ${directory.get(agencyId)?.name}`,
          }))}
          initial={leads.some(({ id }) => id === ctx.viewer.personId) ? String(ctx.viewer.personId) : ""}
        />
        <TextField state={state} name="dueOn" type="date" label="Due on" />
        {mayTakeOver(ctx.viewer) && <TakenOverFields state={state} />}
      </RecommendationForm>
    </RecommendationFormPage>
  );
}
