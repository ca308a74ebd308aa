import { Choices, TextArea } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { getReview, themesOf } from "#lib/partnership/reviews.queries.ts";
import { listThemes } from "#lib/partnership/themes.queries.ts";
import { themeKey } from "#lib/partnership/themes.rules.ts";
import { submitThemes } from "./submit.ts";

export const generateMetadata = () => formMetadata("Choose themes");

export default page(TagThemes);

async function TagThemes({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, state } = await loadRecommendationForm(params, "tagThemes");
  const { themes, title } = await getReview(ctx, recommendation.review.code);
  const tagged = await themesOf(ctx, recommendation);
  const own = new Set(themes.map(({ name }) => themeKey(name)));
  const others = (await listThemes(ctx, null)).filter(({ key }) => !own.has(key));
  return (
    <RecommendationFormPage recommendation={recommendation} title="Choose themes">
      <RecommendationForm recommendation={recommendation} submit={submitThemes} state={state} button="Save the themes">
        <Choices
          state={state}
          name="themeIds"
          type="checkbox"
          label={`Themes of “${title}”`}
          hint={
            themes.length > 0
              ? "The report does not link its recommendations to themes, so you choose."
              : "It has no theme yet. Choose one of another review, or enter one."
          }
          choices={themes.map(({ id, name }) => ({ value: String(id), label: name }))}
          initialValues={tagged.map(({ id }) => String(id))}
        />
        {others.length > 0 && (
          <Choices
            state={state}
            name="otherThemes"
            type="checkbox"
            label="Themes of other reviews"
            hint="A theme that you choose becomes one of this review too, and both reviews are on its page."
            choices={others.map(({ name }) => ({ value: name, label: name }))}
          />
        )}
        <TextArea
          state={state}
          name="newThemes"
          label="New themes (optional)"
          hint="One on each line, in a few words. No names of people."
          rows={2}
        />
      </RecommendationForm>
    </RecommendationFormPage>
  );
}
