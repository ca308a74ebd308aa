import { Checkbox } from "#app/components/forms/fields.tsx";
import { type FormState, formState } from "#app/components/forms/form-state.ts";
import { DataTable } from "#app/components/layout/data-table.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { plural } from "#lib/core/text.ts";
import { earliestPassed } from "#lib/imports/dates.differences.rules.ts";
import { namedReviews } from "#lib/imports/steps.rules.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { type LoadedImport, loadImport } from "../load-import.ts";
import { StepForm } from "../step-form.tsx";
import { ReviewFieldset } from "./review-fieldset.tsx";
import { MOST_PARTS, MOST_REVIEWS, savedReviews } from "./saved-reviews.ts";
import { submitReviews } from "./submit.ts";

export const generateMetadata = () => formMetadata("Which review is it?");

export default page(ReviewsStep);

async function ReviewsStep({ params }: { params: Promise<{ draft: string }> }) {
  const loaded = await loadImport(params);
  const { ctx, prepared } = loaded;
  const { draft, rows } = prepared;
  const reviews = await listReviews(ctx);
  const named = namedReviews(draft.choices, rows).slice(0, MOST_REVIEWS);
  const state = await formState(ctx.viewer, savedReviews(draft.choices, named, reviews));
  return (
    <StepForm loaded={loaded} step="reviews" title="Which review is it?" submit={submitReviews} state={state}>
      <Parts loaded={loaded} state={state} />
      {named.map((name, index) => (
        <ReviewFieldset
          key={name}
          state={state}
          index={index}
          named={name}
          reviews={reviews}
          earliest={earliestPassed(rows, name, ctx.asOf.date)}
        />
      ))}
    </StepForm>
  );
}

/** The tables of the file, each with whether it is used. */
function Parts({ loaded: { prepared }, state }: { loaded: LoadedImport; state: FormState }) {
  const parts = prepared.draft.choices.reading.parts.slice(0, MOST_PARTS);
  return (
    <>
      <h2>Tables in the file</h2>
      <DataTable>
        <thead>
          <tr>
            <th scope="col">Table</th>
            <th scope="col">Rows</th>
            <th scope="col">Review</th>
            <th scope="col">Use</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ name, review, reason, layout, firstRow, lastRow }, index) => (
            <tr key={`${name}${firstRow}`}>
              <th scope="row">{name || "The file"}</th>
              <td data-label="Rows">{layout === null ? "" : plural(lastRow - firstRow + 1, "row")}</td>
              <td data-label="Review">{layout === null ? "" : (review ?? "A column says")}</td>
              <td data-label="Use" className="[&>div]:mb-0 [&_label]:my-0">
                <input type="hidden" name={`parts.${index}.shown`} value="yes" />
                {layout === null ? (
                  reason
                ) : (
                  <Checkbox state={state} name={`parts.${index}.used`} label={reason || "Use it"} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}
