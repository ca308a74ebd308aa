import { controlProps, FieldError } from "#app/components/forms/field.tsx";
import type { Choice } from "#app/components/forms/fields.tsx";
import type { FormState } from "#app/components/forms/form-state.ts";
import { cellInWords } from "#lib/imports/labels.ts";

interface Props {
  readonly state: FormState;
  readonly name: string;
  /** What it is, for a screen reader: the heading of its column says so for others. */
  readonly label: string;
}

/** A drop-down list in a cell of a table. */
export function RowSelect({ choices, none, ...props }: Props & { choices: readonly Choice[]; none?: string }) {
  const { state, name, label } = props;
  return (
    <>
      <FieldError state={state} name={name} />
      <select {...controlProps(props)} className="w-full" aria-label={label} defaultValue={state.value(name)}>
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </>
  );
}

/** A day in a cell of a table. */
export function RowDate(props: Props) {
  const { state, name, label } = props;
  return (
    <>
      <FieldError state={state} name={name} />
      <input {...controlProps(props)} type="date" aria-label={label} defaultValue={state.value(name)} />
    </>
  );
}

/** Where something is in the file: the first few cells, and how many there are. */
export function cellsInWords(cells: readonly string[]): string {
  const shown = cells.slice(0, 2).map(cellInWords).join("; ");
  return cells.length > 2 ? `${shown} and ${cells.length - 2} more` : shown;
}

/** As many rows as the fields of one form have room for. */
export const MOST_ROWS = 90;
