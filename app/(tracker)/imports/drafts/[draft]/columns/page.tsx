import { Checkbox } from "#app/components/forms/fields.tsx";
import { type FormState, formState } from "#app/components/forms/form-state.ts";
import { DataTable } from "#app/components/layout/data-table.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { listed } from "#lib/core/text.ts";
import { planFieldLabels, planFields } from "#lib/imports/interpretation/fields.ts";
import { loadImport } from "../load-import.ts";
import { RowSelect } from "../row-fields.tsx";
import { StepForm } from "../step-form.tsx";
import { type ColumnToChoose, columnsToChoose, type LayoutToChoose, savedColumns } from "./columns-to-choose.ts";
import { submitColumns } from "./submit.ts";

export const generateMetadata = () => formMetadata("What is in each column?");

export default page(ColumnsStep);

async function ColumnsStep({ params }: { params: Promise<{ draft: string }> }) {
  const loaded = await loadImport(params);
  const { ctx, prepared } = loaded;
  const { draft, file } = prepared;
  const layouts = columnsToChoose(file, draft.choices.reading);
  const state = await formState(ctx.viewer, savedColumns(draft.choices.reading, layouts));
  return (
    <StepForm
      loaded={loaded}
      step="columns"
      title="What is in each column?"
      introduction={
        <p>
          It is guessed from the headings and the cells. Correct what is wrong: the next file like this is read in the
          same way.
        </p>
      }
      submit={submitColumns}
      state={state}
    >
      {layouts.map((layout) => (
        <Layout key={layout.index} layout={layout} state={state} />
      ))}
      <Checkbox state={state} name="hidden" label="Take rows that are hidden in the file" />
    </StepForm>
  );
}

const lists = [
  { value: "paired", label: "As actions of their own if each has its own date or milestone" },
  { value: "each line", label: "Always as actions of their own" },
  { value: "one", label: "As one action" },
];

function Layout({ layout, state }: { layout: LayoutToChoose; state: FormState }) {
  return (
    <>
      <h2>{listed(layout.tables) || "The file"}</h2>
      <ColumnTable columns={layout.columns} state={state} />
      <p className="mt-4 max-w-form">
        <strong>Bullets or lines in the cell of an action are read</strong>
        <RowSelect
          state={state}
          name={`layouts.${layout.index}.actionList`}
          label="How lines in the cell of an action are read"
          choices={lists}
        />
      </p>
    </>
  );
}

function ColumnTable({ columns, state }: { columns: readonly ColumnToChoose[]; state: FormState }) {
  const choices = planFields.map((field) => ({ value: field, label: planFieldLabels[field] }));
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Heading</th>
          <th scope="col">Such as</th>
          <th scope="col">What it is</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ index, heading, samples }) => (
          <tr key={index}>
            <th scope="row">{heading || "Without a heading"}</th>
            <td data-label="Such as" className="text-sm">
              {samples.join(" · ")}
            </td>
            <td data-label="What it is" className="sm:w-80">
              <RowSelect
                state={state}
                name={`columns.${index}.field`}
                label={`What “${heading || "the column without a heading"}” is`}
                choices={choices}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
