import type { ReactNode } from "react";
import { isDate, parseTypedDate } from "#lib/core/typed-date.ts";
import { acceptAttribute } from "#lib/files/formats.ts";
import { controlProps, Field, FieldError, FieldGroup, type FieldProps, fieldBox } from "./field.tsx";
import { FileInput } from "./file-input.tsx";
import { PasswordInput } from "./password-input.tsx";
import type { ReceivedUpload } from "./use-upload.ts";

export function TextField({
  type = "text",
  autoComplete,
  ...props
}: FieldProps & { type?: "text" | "email" | "date" | "url"; autoComplete?: string }) {
  const { state, name, initial } = props;
  const value = state.value(name, initial);
  return (
    <Field {...props}>
      <input
        {...controlProps(props)}
        type={type}
        autoComplete={autoComplete}
        defaultValue={type === "date" ? dateValue(value) : value}
      />
    </Field>
  );
}

/** A field for a password, which is never sent back to the page. */
export function PasswordField({ autoComplete, ...props }: Omit<FieldProps, "initial"> & { autoComplete: string }) {
  return (
    <Field {...props}>
      <PasswordInput control={controlProps(props)} label={props.label} autoComplete={autoComplete} />
    </Field>
  );
}

/** The value of a date field, which shows no date in other words. */
function dateValue(typed: string): string {
  const date = parseTypedDate(typed);
  return isDate(date) ? date : typed;
}

/** A file. `accept` restricts the kinds that are offered, else those that are taken as evidence are. */
export function FileField({
  received,
  accept = acceptAttribute,
  ...props
}: Omit<FieldProps, "initial"> & { received: ReceivedUpload | null; accept?: string }) {
  const { id, ...attributes } = controlProps(props);
  return (
    <Field {...props}>
      <FileInput
        id={id}
        name={props.name}
        accept={accept}
        describedBy={attributes["aria-describedby"]}
        received={received}
      />
    </Field>
  );
}

export function TextArea({ rows = 4, ...props }: FieldProps & { rows?: number }) {
  return (
    <Field {...props}>
      <textarea {...controlProps(props)} rows={rows} defaultValue={props.state.value(props.name, props.initial)} />
    </Field>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: string;
}

export interface ChoiceGroup {
  readonly name: string;
  readonly choices: readonly Choice[];
}

/** A drop-down list, in groups where they have names. `none` is the label of an empty first option. */
export function Select({
  choices = [],
  groups = [],
  none,
  ...props
}: FieldProps & { choices?: readonly Choice[]; groups?: readonly ChoiceGroup[]; none?: string }) {
  return (
    <Field {...props}>
      <select {...controlProps(props)} defaultValue={props.state.value(props.name, props.initial)}>
        {none !== undefined && <option value="">{none}</option>}
        <Options choices={choices} />
        {groups.map((group) => (
          <optgroup key={group.name} label={group.name}>
            <Options choices={group.choices} />
          </optgroup>
        ))}
      </select>
    </Field>
  );
}

function Options({ choices }: { choices: readonly Choice[] }) {
  return choices.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

/** A group of radio buttons or checkboxes with a legend. */
export function Choices({
  choices,
  type = "radio",
  initialValues,
  isInline = false,
  ...props
}: FieldProps & {
  choices: readonly Choice[];
  type?: "radio" | "checkbox";
  initialValues?: readonly string[];
  /** Beside each other instead of one below the other. */
  isInline?: boolean;
}) {
  const { state, name, initial } = props;
  const chosen = state.values(name, initialValues ?? (initial ? [initial] : []));
  return (
    <FieldGroup {...props}>
      <div className={isInline ? "flex flex-wrap gap-x-8" : undefined}>
        {choices.map((choice) => (
          <Tick
            key={choice.value}
            type={type}
            name={name}
            value={choice.value}
            isTicked={chosen.includes(choice.value)}
          >
            {choice.label}
            {choice.hint && <small className="block">{choice.hint}</small>}
          </Tick>
        ))}
      </div>
    </FieldGroup>
  );
}

/** A single checkbox. */
export function Checkbox({ state, name, label, initial = "" }: FieldProps) {
  return (
    <div className={fieldBox(state.error(name))}>
      <FieldError state={state} name={name} />
      <Tick {...controlProps({ state, name })} type="checkbox" isTicked={state.value(name, initial) !== ""}>
        {label}
      </Tick>
    </div>
  );
}

/** A radio button or checkbox with its label at its right. */
export function Tick({
  type,
  isTicked = false,
  children,
  ...control
}: {
  type: "radio" | "checkbox";
  name: string;
  id?: string;
  value?: string;
  isTicked?: boolean;
  children: ReactNode;
}) {
  return (
    <label className="my-2 flex w-fit cursor-pointer gap-2.5">
      <input {...control} type={type} defaultChecked={isTicked} />
      <span>{children}</span>
    </label>
  );
}
