import { Choices } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { getReview, themesOf } from "#lib/partnership/reviews.queries.ts";
import { submitThemes } from "./submit.ts";

export const generateMetadata = () => formMetadata("Choose themes");

export default page(TagThemes);

async function TagThemes({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, state } = await loadRecommendationForm(params, "tagThemes");
  const { themes, title } = await getReview(ctx, recommendation.review.code);
  const tagged = await themesOf(ctx, recommendation);
  return (
    <RecommendationFormPage recommendation={recommendation} title="Choose themes">
      <RecommendationForm recommendation={recommendation} submit={submitThemes} state={state} button="Save the themes">
        <Choices
          state={state}
          name="themeIds"
          type="checkbox"
          label={`Themes of “${title}”`}
          hint="The report does not link its recommendations to themes, so you choose."
          choices={themes.map(({ id, name }) => ({ value: String(id), label: name }))}
          initialValues={tagged.map(({ id }) => String(id))}
        />
      </RecommendationForm>
    </RecommendationFormPage>
  );
}
