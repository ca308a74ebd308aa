import { TextArea } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import { NotFound } from "#lib/core/errors.ts";
import { capitalised } from "#lib/core/text.ts";
import { linkInWords } from "#lib/recommendations/links/labels.ts";
import { listLinks } from "#lib/recommendations/links/queries.ts";
import { submitUnlink } from "./submit.ts";

export const generateMetadata = () => formMetadata("Remove a link");

export default page(RemoveLink);

async function RemoveLink({ params }: { params: Promise<{ reference: string; link: string }> }) {
  const { ctx, recommendation, state } = await loadRecommendationForm(params, "unlinkRecommendations");
  const trail = parseId((await params).link);
  const link = (await listLinks(ctx, recommendation)).find((one) => one.trail === trail);
  if (!link) throw new NotFound("link");
  const { other, at, reason } = link;
  return (
    <RecommendationFormPage recommendation={recommendation} title="Remove a link">
      <p className="text-lg">
        {capitalised(linkInWords(link))} <a href={`/recommendations/${other.reference}`}>{other.reference}</a>{" "}
        {other.shortTitle}
      </p>
      <p>
        Linked on {formatDate(dateOf(at))}: {reason}
      </p>
      <p>Neither recommendation shows the link from then on. The history of both keeps that it was made, and why.</p>
      <RecommendationForm
        recommendation={recommendation}
        submit={submitUnlink}
        state={state}
        button="Remove the link"
        hidden={{ linkTrail: trail }}
      >
        <TextArea state={state} name="reason" label="Why is it removed?" rows={2} />
      </RecommendationForm>
    </RecommendationFormPage>
  );
}
