import { type FormState, formState } from "#app/components/forms/form-state.ts";
import { DataTable } from "#app/components/layout/data-table.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { ADD_AGENCY, NO_AGENCY } from "#lib/imports/answers.input.ts";
import { namesOfOwners, type OpenText } from "#lib/imports/steps.rules.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { type Agency, isActive } from "#lib/partnership/agencies.rules.ts";
import { loadImport } from "../load-import.ts";
import { cellsInWords, MOST_ROWS, RowSelect } from "../row-fields.tsx";
import { StepForm } from "../step-form.tsx";
import { submitOwners } from "./submit.ts";

export const generateMetadata = () => formMetadata("Who are the owners?");

export default page(OwnersStep);

async function OwnersStep({ params }: { params: Promise<{ draft: string }> }) {
  const loaded = await loadImport(params);
  const { ctx, prepared, facts } = loaded;
  const agencies = [...(await listAgencies(ctx)).values()];
  // Those that had to be asked come first, also once they are answered, so that each stays in its place.
  const answered = new Set(prepared.draft.choices.answers.owners.map(({ name }) => name));
  const order = (name: string) => (answered.has(name) || facts.agencyNamed(name) === undefined ? 0 : 1);
  const names = namesOfOwners(prepared.rows)
    .toSorted((a, b) => order(a.text) - order(b.text))
    .slice(0, MOST_ROWS);
  const state = await formState(ctx.viewer, {
    owners: names.map(({ text }) => ({ agency: answerIn(facts.agencyNamed(text)) })),
  });
  return (
    <StepForm
      loaded={loaded}
      step="owners"
      title="Who are the owners?"
      introduction={
        <p className="max-w-text">
          Names that an agency has or had are matched already. Say who is meant by the others, each once: your answers
          are kept for the next file.
        </p>
      }
      submit={submitOwners}
      state={state}
    >
      {names.length === 0 && <p>The file names no owners.</p>}
      {names.length > 0 && (
        <Names names={names} state={state} agencies={agencies.filter((one) => isActive(one, ctx.asOf.date))} />
      )}
    </StepForm>
  );
}

function answerIn(agency: number | null | undefined): string {
  if (agency === undefined) return "";
  return agency === null ? NO_AGENCY : String(agency);
}

interface NamesProps {
  readonly names: readonly OpenText[];
  readonly state: FormState;
  readonly agencies: readonly Agency[];
}

function Names({ names, state, agencies }: NamesProps) {
  const known = agencies.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">In the file</th>
          <th scope="col">Where</th>
          <th scope="col">Agency</th>
        </tr>
      </thead>
      <tbody>
        {names.map(({ text, cells }, index) => (
          <tr key={text}>
            <th scope="row">{text}</th>
            <td data-label="Where">{cellsInWords(cells)}</td>
            <td data-label="Agency" className="sm:w-96">
              <input type="hidden" name={`owners.${index}.name`} value={text} />
              <RowSelect
                state={state}
                name={`owners.${index}.agency`}
                label={`The agency that “${text}” is`}
                none="Choose one"
                choices={[
                  { value: ADD_AGENCY, label: "Add it as an agency of this name" },
                  { value: NO_AGENCY, label: "Leave it out" },
                  ...known,
                ]}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
