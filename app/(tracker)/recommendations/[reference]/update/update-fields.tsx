import { EvidenceFields } from "#app/components/forms/evidence-fields.tsx";
import { Checkbox, Choices, TextArea } from "#app/components/forms/fields.tsx";
import type { FormState } from "#app/components/forms/form-state.ts";
import { OnBehalfOfSelect } from "#app/components/forms/on-behalf-of-select.tsx";
import { StatusTag } from "#app/components/status/status-tag.tsx";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import type { Update } from "#lib/recommendations/updates/queries.ts";
import { ratingDefinitions, ratingNames, ratings, updateQuestions } from "#lib/recommendations/updates/rules.ts";

interface Props {
  viewer: Viewer;
  ownership: Ownership;
  state: FormState;
  /** The agency that the update is posted for. */
  agencyId: number | null;
  /** The last update of that agency. */
  previous: Update | undefined;
  /** The update that this one corrects. */
  corrected: Update | undefined;
}

/** The fields of an update. The answers of the previous update are shown as hints. */
export function UpdateFields({ viewer, ownership, state, agencyId, previous, corrected }: Props) {
  const since = previous && formatDate(dateOf(previous.at));
  const labels = {
    done: since ? `What has been done since ${since}?` : "What has been done?",
    difference: "What difference has it made?",
    next: "What is next?",
    inTheWay: "What is in the way?",
  };
  const hinted = corrected ? undefined : previous;
  return (
    <>
      <OnBehalfOfSelect viewer={viewer} ownership={ownership} state={state} initial={agencyId} />
      {hinted && (
        <Checkbox
          state={state}
          name="nothingChanged"
          label={`Nothing has changed since ${since}: it is still ${ratingNames[hinted.rating].toLowerCase()}. Leave the rest empty.`}
        />
      )}
      {updateQuestions.map((question) => (
        <TextArea
          key={question}
          state={state}
          name={question}
          label={labels[question]}
          initial={corrected?.[question] ?? ""}
          hint={
            hinted?.[question] && (
              <span className="mb-2 border-l-4 border-line pl-3 text-sm text-soft">Last time: {hinted[question]}</span>
            )
          }
        />
      ))}
      <Choices
        state={state}
        name="rating"
        label="How is it going?"
        choices={ratings.map((rating) => ({
          value: rating,
          label: <StatusTag as={rating} label={ratingNames[rating]} />,
          hint: ratingDefinitions[rating],
        }))}
        initial={corrected?.rating ?? ""}
      />
      <EvidenceFields state={state} viewer={viewer} />
    </>
  );
}
