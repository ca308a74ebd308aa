import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Notice } from "#app/components/layout/panel.tsx";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { listUpdates, type Update } from "#lib/recommendations/updates/queries.ts";
import { findGivenAnswers } from "#lib/returns/given-file.ts";
import { submitUpdate } from "./submit.ts";
import { UpdateContext } from "./update-context.tsx";
import { UpdateFields } from "./update-fields.tsx";

export const generateMetadata = () => formMetadata("Post an update");

interface Props {
  params: Promise<{ reference: string }>;
  searchParams: Promise<{ corrects?: string | string[]; return?: string | string[] }>;
}

export default page(PostUpdate);

async function PostUpdate({ params, searchParams }: Props) {
  const { ctx, recommendation, ownership, state } = await loadRecommendationForm(params, "postUpdate");
  const { viewer } = ctx;
  const updates = await listUpdates(ctx, recommendation.id);
  const { corrects, return: file } = await searchParams;
  const requested = Number([corrects].flat()[0]);
  const mayCorrect = ({ agencyId }: Update) => viewer.role !== "lead" || agencyId === viewer.agencyId;
  const corrected = updates.find((update) => update.trail === requested && mayCorrect(update));
  const given = typeof file === "string" ? await findGivenAnswers(ctx, file, recommendation.reference) : null;
  const starting = corrected ?? given;
  const agencyId = viewer.role === "lead" ? viewer.agencyId : (starting?.agencyId ?? ownership.responsible.owner);
  const previous = updates.find((update) => update.agencyId === agencyId);
  return (
    <RecommendationFormPage
      recommendation={recommendation}
      title={corrected ? "Correct an update" : "Post an update"}
      side={<UpdateContext ctx={ctx} recommendation={recommendation} previous={previous} />}
      isSideFirst={false}
    >
      <Notice>
        The Executive reads this. Write about the work, never about a child: no names, dates of birth, case numbers or
        addresses.
      </Notice>
      <RecommendationForm
        recommendation={recommendation}
        autosave
        isLong
        submit={submitUpdate}
        state={state}
        button={corrected ? "Post the correction" : "Post the update"}
        seen={updates[0]?.trail ?? 0}
        hidden={corrected ? { corrects: corrected.trail } : {}}
      >
        <UpdateFields
          viewer={viewer}
          ownership={ownership}
          state={state}
          agencyId={agencyId}
          previous={previous}
          isCorrection={corrected !== undefined}
          starting={starting}
        />
      </RecommendationForm>
    </RecommendationFormPage>
  );
}
