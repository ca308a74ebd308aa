import { Choices, Select, TextArea, TextField } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { NewAgencyFields } from "#app/components/forms/new-agency-fields.tsx";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { formatDate } from "#lib/core/clock.ts";
import { listLeads, namesOfPeople } from "#lib/identity/people/queries.ts";
import { isActive, nameInChoices } from "#lib/partnership/agencies.rules.ts";
import { listAssignments } from "#lib/recommendations/ownership.queries.ts";
import { usualResponseDate } from "#lib/recommendations/responses/rules.ts";
import { PastOwners } from "./past-owners.tsx";
import { submitOwner } from "./submit.ts";

export const generateMetadata = () => formMetadata("Change the owner or lead");

export default page(AssignOwner);

async function AssignOwner({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, ownership, state } = await loadRecommendationForm(params, "assignOwner");
  const { owner, directory, responsible } = ownership;
  const active = [...directory.values()].filter((agency) => isActive(agency, ctx.asOf.date));
  const leads = await listLeads(ctx);
  return (
    <RecommendationFormPage
      recommendation={recommendation}
      title={owner ? "Change the owner or lead" : "Assign an owner"}
    >
      <RecommendationForm
        recommendation={recommendation}
        submit={submitOwner}
        state={state}
        button="Save the owner"
        seen={owner?.trail ?? 0}
      >
        <Select
          state={state}
          name="agencyId"
          label="Agency"
          none="Choose an agency"
          choices={active.map((agency) => ({ value: String(agency.id), label: nameInChoices(agency) }))}
          initial={String(responsible.owner ?? "")}
        />
        <NewAgencyFields state={state} />
        <Select
          state={state}
          name="leadPersonId"
          label="Lead person"
          hint={
            <>
              A lead of that agency. To name a person who is not in the list, first{" "}
              <a href="/people/invite">invite them as a lead</a>.
            </>
          }
          none="Not named yet"
          choices={leads.map(({ id, name, agencyId }) => ({
            value: String(id),
            label: `${name}, ${directory.get(agencyId)?.name}`,
          }))}
          initial={String(owner?.leadPersonId ?? "")}
        />
        <Choices
          state={state}
          name="basis"
          label="How was this decided?"
          choices={[
            { value: "assigned", label: "Assigned by the partnership" },
            { value: "proposed", label: "Proposed", hint: "An Executive member confirms it." },
            { value: "named", label: "Named in the report" },
          ]}
          initial={owner?.basis ?? ""}
        />
        <TextArea state={state} name="reason" label="Why this agency?" rows={3} />
        <TextField
          state={state}
          name="responseDueOn"
          type="date"
          label="Response owed by"
          hint={`The day by which it is to say whether it accepts. Left empty, an agency of the partnership is not asked, and one outside it is asked to respond by ${formatDate(usualResponseDate(ctx.asOf.date))}.`}
        />
      </RecommendationForm>
      <PastOwners
        assignments={await listAssignments(ctx, recommendation.id)}
        directory={directory}
        names={await namesOfPeople(ctx)}
      />
    </RecommendationFormPage>
  );
}
