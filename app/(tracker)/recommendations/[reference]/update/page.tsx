import { EvidenceFields } from "#app/components/forms/evidence-fields.tsx";
import { Checkbox, Choices, TextArea } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { OnBehalfOfSelect } from "#app/components/forms/on-behalf-of-select.tsx";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/form-metadata.ts";
import { RecommendationHeading } from "#app/components/recommendation/recommendation-heading.tsx";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import { listUpdates, type Update } from "#lib/recommendations/updates/queries.ts";
import { questions, ratingDefinitions, ratingNames, ratings } from "#lib/recommendations/updates/rules.ts";
import { submitUpdate } from "./submit.ts";

export const generateMetadata = () => formMetadata("Post an update");

interface Props {
  params: Promise<{ reference: string }>;
  searchParams: Promise<{ corrects?: string | string[] }>;
}

export default page(PostUpdate);

async function PostUpdate({ params, searchParams }: Props) {
  const { ctx, recommendation, ownership, state } = await loadRecommendationForm(params, "postUpdate");
  const updates = await listUpdates(ctx, recommendation.id);
  const asked = Number([(await searchParams).corrects].flat()[0]);
  const isTheirs = ({ agencyId }: Update) => ctx.viewer.role !== "lead" || agencyId === ctx.viewer.agencyId;
  const corrected = updates.find((update) => update.trail === asked && isTheirs(update));
  const reporting =
    ctx.viewer.role === "lead" ? ctx.viewer.agencyId : (corrected?.agencyId ?? ownership.responsible.owner);
  const last = updates.find(({ agencyId }) => agencyId === reporting);
  const since = last && formatDate(dateOf(last.at));
  const labels = {
    done: since ? `What has been done since ${since}?` : "What has been done?",
    difference: "What difference has it made?",
    next: "What is next?",
    inTheWay: "What is in the way?",
  };
  return (
    <>
      <RecommendationHeading
        recommendation={recommendation}
        title={corrected ? "Correct an update" : "Post an update"}
      />
      <p className="aside">
        The Executive reads this. Write about the work, never about a child: no names, dates of birth, case numbers or
        addresses.
      </p>
      <RecommendationForm
        recommendation={recommendation}
        autosave
        submit={submitUpdate}
        state={state}
        button={corrected ? "Post the correction" : "Post the update"}
        seen={updates[0]?.trail ?? 0}
        hidden={{ ...(corrected && { corrects: corrected.trail }) }}
      >
        <OnBehalfOfSelect viewer={ctx.viewer} ownership={ownership} state={state} initial={reporting} />
        {last && !corrected && (
          <Checkbox
            state={state}
            name="nothingChanged"
            label={`Nothing has changed since ${since}: it is still ${ratingNames[last.rating].toLowerCase()}. Leave the rest empty.`}
          />
        )}
        {questions.map((question) => (
          <TextArea
            key={question}
            state={state}
            name={question}
            label={labels[question]}
            initial={corrected?.[question] ?? ""}
            hint={
              last?.[question] && !corrected && <span className="last-time as-typed">Last time: {last[question]}</span>
            }
          />
        ))}
        <Choices
          state={state}
          name="rating"
          label="How is it going?"
          choices={ratings.map((rating) => ({
            value: rating,
            label: <span className={`shown ${rating}`}>{ratingNames[rating]}</span>,
            hint: ratingDefinitions[rating],
          }))}
          initial={corrected?.rating ?? ""}
        />
        <EvidenceFields state={state} viewer={ctx.viewer} />
      </RecommendationForm>
    </>
  );
}
