import { fieldId } from "#app/components/forms/field.tsx";
import { TextField } from "#app/components/forms/fields.tsx";
import type { FormState } from "#app/components/forms/form-state.ts";
import { Notice } from "#app/components/layout/panel.tsx";
import type { CandidateRow } from "#app/components/recommendation/candidate-row.ts";
import { CandidateList } from "#app/components/recommendation/candidate-view.tsx";
import { plural } from "#lib/core/text.ts";
import type { TitledRecommendation } from "#lib/partnership/review-drafts.rules.ts";

/** The recommendations as they will be numbered, each with its wording and a field for its short title. */
export function TitleFields({
  state,
  code,
  before,
  recommendations,
}: {
  state: FormState;
  code: string;
  /** What comes before the list, and is left out. */
  before: string;
  recommendations: readonly (TitledRecommendation & { readonly candidates: readonly CandidateRow[] })[];
}) {
  // The titles follow their wordings, so that those that were posted in another order are not shown by their number.
  const titled = { ...state, value: (_name: string, title = "") => title };
  return (
    <>
      <h2 className="mt-0">{plural(recommendations.length, "recommendation")}</h2>
      {before !== "" && <Notice>These words come before the list, and are left out: “{before}”</Notice>}
      <ol className="m-0 list-none p-0">
        {recommendations.map(({ key, shortTitle, wording, candidates }, index) => (
          <li key={key} className="border-t border-line py-4">
            <h3 className="mt-0">{`${code}-${index + 1}`}</h3>
            <blockquote className="mb-3 text-base" id={fieldId(`recommendations.${index}.wording`)} tabIndex={-1}>
              {wording}
            </blockquote>
            {candidates.length > 0 && (
              <details className="mb-3 rounded-md bg-wash px-4 py-2" open>
                <summary className="font-medium">
                  Said before? {plural(candidates.length, "recommendation is", "recommendations are")} like it
                </summary>
                <CandidateList candidates={candidates} />
                <p className="text-sm text-soft">You can link them once this review is published.</p>
              </details>
            )}
            <input type="hidden" name={`recommendations.${index}.key`} value={key} />
            <TextField
              state={titled}
              name={`recommendations.${index}.shortTitle`}
              label={`Short title of ${code}-${index + 1}`}
              initial={shortTitle}
              autoComplete="off"
            />
          </li>
        ))}
      </ol>
    </>
  );
}
