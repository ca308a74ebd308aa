import { Choices } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { NewAgencyFields } from "#app/components/forms/new-agency-fields.tsx";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { isActive, nameInChoices } from "#lib/partnership/agencies.rules.ts";
import { submitContributors } from "./submit.ts";

export const generateMetadata = () => formMetadata("Choose contributors");

export default page(SetContributors);

async function SetContributors({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, ownership, state } = await loadRecommendationForm(params, "setContributors");
  const { contributors, directory, responsible } = ownership;
  const choices = [...directory.values()].filter(
    (agency) => isActive(agency, ctx.asOf.date) && agency.id !== responsible.owner,
  );
  return (
    <RecommendationFormPage recommendation={recommendation} title="Choose contributors">
      <RecommendationForm
        recommendation={recommendation}
        submit={submitContributors}
        state={state}
        button="Save the contributors"
        seen={contributors?.trail ?? 0}
      >
        <Choices
          state={state}
          name="agencyIds"
          type="checkbox"
          label="Agencies that help the owner"
          hint="Their leads can post updates and evidence too. The rating stays the owner’s."
          choices={choices.map((agency) => ({ value: String(agency.id), label: nameInChoices(agency) }))}
          initialValues={responsible.contributors.map(String)}
        />
        <NewAgencyFields state={state} />
      </RecommendationForm>
    </RecommendationFormPage>
  );
}
