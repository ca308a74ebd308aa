import { type FormState, formState } from "#app/components/forms/form-state.ts";
import { DataTable } from "#app/components/layout/data-table.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { capitalised } from "#lib/core/text.ts";
import type { PlanMeaning } from "#lib/imports/interpretation/choices.ts";
import { planDeliveries } from "#lib/imports/plan-rows.ts";
import { type OpenText, textsAsDates } from "#lib/imports/steps.rules.ts";
import { loadImport } from "../load-import.ts";
import { cellsInWords, MOST_ROWS, RowDate, RowSelect } from "../row-fields.tsx";
import { StepForm } from "../step-form.tsx";
import { submitMeanings } from "./submit.ts";

export const generateMetadata = () => formMetadata("What do its colours and words mean?");

export default page(MeaningsStep);

async function MeaningsStep({ params }: { params: Promise<{ draft: string }> }) {
  const loaded = await loadImport(params);
  const { ctx, prepared } = loaded;
  const { draft, rows } = prepared;
  const meanings = draft.choices.reading.meanings.slice(0, MOST_ROWS);
  const dates = textsAsDates(rows).slice(0, MOST_ROWS);
  const answered = new Map(draft.choices.answers.dates.map(({ text, day }) => [text, day]));
  const state = await formState(ctx.viewer, {
    meanings: meanings.map(({ delivery }) => ({ delivery: delivery ?? "" })),
    dates: dates.map(({ text }) => ({ day: answered.get(text) ?? "" })),
  });
  return (
    <StepForm
      loaded={loaded}
      step="meanings"
      title="What do its colours and words mean?"
      submit={submitMeanings}
      state={state}
    >
      {meanings.length === 0 && dates.length === 0 && <p>There is nothing to ask about this file.</p>}
      {meanings.length > 0 && <Meanings meanings={meanings} state={state} />}
      {dates.length > 0 && <Dates dates={dates} state={state} />}
    </StepForm>
  );
}

function Meanings({ meanings, state }: { meanings: readonly PlanMeaning[]; state: FormState }) {
  const choices = planDeliveries.map((delivery) => ({ value: delivery, label: capitalised(delivery) }));
  return (
    <>
      <h2>Colours, letters and words</h2>
      <p>
        “Delivered” is what its owner says. Whether it is complete is for the Executive to decide. What is only in
        progress, or has no meaning here, is kept as it is written and gets no rating.
      </p>
      <DataTable>
        <thead>
          <tr>
            <th scope="col">In the file</th>
            <th scope="col">By its own key</th>
            <th scope="col">What it means</th>
          </tr>
        </thead>
        <tbody>
          {meanings.map(({ kind, mark, fill, meaning, foundAt }, index) => (
            <tr key={`${kind}${mark}${fill}`}>
              <th scope="row">{kind === "colour" ? `The colour ${mark}` : `“${mark}”`}</th>
              <td data-label="By its own key">
                {meaning || "The file has no key for it"}
                {foundAt && <small className="block">{foundAt}</small>}
              </td>
              <td data-label="What it means" className="sm:w-72">
                <input type="hidden" name={`meanings.${index}.mark`} value={`${kind} ${mark} ${fill}`} />
                <RowSelect
                  state={state}
                  name={`meanings.${index}.delivery`}
                  label={`What “${mark}” means`}
                  none="Nothing: no rating"
                  choices={choices}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}

function Dates({ dates, state }: { dates: readonly OpenText[]; state: FormState }) {
  return (
    <>
      <h2>Dates in words</h2>
      <p>Say which day each means. What you leave empty is kept as it is written, and nothing is due by it.</p>
      <DataTable>
        <thead>
          <tr>
            <th scope="col">In the file</th>
            <th scope="col">Where</th>
            <th scope="col">The day it means</th>
          </tr>
        </thead>
        <tbody>
          {dates.map(({ text, cells }, index) => (
            <tr key={text}>
              <th scope="row">“{text}”</th>
              <td data-label="Where">{cellsInWords(cells)}</td>
              <td data-label="The day it means">
                <input type="hidden" name={`dates.${index}.text`} value={text} />
                <RowDate state={state} name={`dates.${index}.day`} label={`The day that “${text}” means`} />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}
