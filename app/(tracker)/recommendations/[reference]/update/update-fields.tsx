import { EvidenceFields } from "#app/components/forms/evidence-fields.tsx";
import { fieldId } from "#app/components/forms/field.tsx";
import { TextArea } from "#app/components/forms/fields.tsx";
import type { FormState } from "#app/components/forms/form-state.ts";
import { OnBehalfOfSelect } from "#app/components/forms/on-behalf-of-select.tsx";
import { RatingCards } from "#app/components/forms/rating-cards.tsx";
import { StartFromButton } from "#app/components/forms/start-from-button.tsx";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import { questionLabels } from "#lib/recommendations/updates/labels.ts";
import type { Update } from "#lib/recommendations/updates/queries.ts";
import { ratingNames, ratings, type UpdateQuestion, updateQuestions } from "#lib/recommendations/updates/rules.ts";

interface Props {
  viewer: Viewer;
  ownership: Ownership;
  state: FormState;
  /** The agency that the update is posted for. */
  agencyId: number | null;
  /** The last update of that agency. */
  previous: Update | undefined;
  isCorrection: boolean;
  /** The answers that the form starts from: of the update that it corrects, or of a return by file. */
  starting: Readonly<Record<"rating" | UpdateQuestion, string>> | null;
}

/** The fields of an update: the rating first, then the questions, each with the last answer, then evidence. */
export function UpdateFields({ viewer, ownership, state, agencyId, previous, isCorrection, starting }: Props) {
  const since = previous && formatDate(dateOf(previous.at));
  const labels = {
    ...questionLabels,
    ...(since && { done: `What has been done since ${since}?` }),
  };
  const hinted = isCorrection ? undefined : previous;
  return (
    <>
      <OnBehalfOfSelect viewer={viewer} ownership={ownership} state={state} initial={agencyId} />
      <RatingCards
        state={state}
        name="rating"
        label="How is it going?"
        ratings={ratings}
        unchanged={
          hinted ? `Still ${ratingNames[hinted.rating].toLowerCase()}, as on ${since}. Leave the rest empty.` : null
        }
        initial={starting?.rating ?? ""}
      />
      {updateQuestions.map((question) => (
        <TextArea
          key={question}
          state={state}
          name={question}
          label={labels[question]}
          initial={starting?.[question] ?? ""}
          rows={3}
          hint={
            hinted?.[question] && (
              <span className="block border-l-4 border-line pl-3">
                <strong className="font-medium">Last time:</strong>{" "}
                <span id={lastAnswerId(question)}>{hinted[question]}</span>
              </span>
            )
          }
          helper={
            hinted?.[question] && (
              <StartFromButton from={lastAnswerId(question)} to={fieldId(question)} label={labels[question]} />
            )
          }
        />
      ))}
      <EvidenceFields state={state} viewer={viewer} />
    </>
  );
}

function lastAnswerId(question: string): string {
  return `last-${question}`;
}
