import type { ReactNode } from "react";
import { isDate, parseTypedDate } from "#lib/core/typed-date.ts";
import { acceptAttribute } from "#lib/files/formats.ts";
import { controlProps, Field, FieldError, type FieldProps } from "./field.tsx";
import { FileInput } from "./file-input.tsx";

export function TextField({
  type = "text",
  autoComplete,
  ...props
}: FieldProps & { type?: "text" | "email" | "password" | "date" | "url"; autoComplete?: string }) {
  const { state, name, initial } = props;
  const value = state.value(name, initial);
  return (
    <Field {...props}>
      <input
        {...controlProps(props)}
        type={type}
        className={type === "date" ? "date" : undefined}
        autoComplete={autoComplete}
        defaultValue={type === "password" ? undefined : type === "date" ? dateValue(value) : value}
      />
    </Field>
  );
}

/** The value of a date field, which shows no date in other words. */
function dateValue(typed: string): string {
  const date = parseTypedDate(typed);
  return isDate(date) ? date : typed;
}

export function FileField(props: Omit<FieldProps, "initial">) {
  const { id, ...attributes } = controlProps(props);
  return (
    <Field {...props}>
      <FileInput id={id} name={props.name} accept={acceptAttribute} describedBy={attributes["aria-describedby"]} />
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

/** A drop-down list. `none` is the label of an empty first option. */
export function Select({ choices, none, ...props }: FieldProps & { choices: readonly Choice[]; none?: string }) {
  return (
    <Field {...props}>
      <select {...controlProps(props)} defaultValue={props.state.value(props.name, props.initial)}>
        {none !== undefined && <option value="">{none}</option>}
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** A group of radio buttons or checkboxes with a legend. */
export function Choices({
  choices,
  type = "radio",
  initialValues,
  ...props
}: FieldProps & { choices: readonly Choice[]; type?: "radio" | "checkbox"; initialValues?: readonly string[] }) {
  const { state, name, label, hint, initial } = props;
  const chosen = state.values(name, initialValues ?? (initial ? [initial] : []));
  const { id, ...attributes } = controlProps(props);
  return (
    <fieldset
      className={state.error(name) ? "field wrong" : "field"}
      id={id}
      tabIndex={-1}
      aria-describedby={attributes["aria-describedby"]}
    >
      <legend>{label}</legend>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError state={state} name={name} />
      {choices.map((choice) => (
        <label key={choice.value} className="tick">
          <input type={type} name={name} value={choice.value} defaultChecked={chosen.includes(choice.value)} />
          <span>
            {choice.label}
            {choice.hint && <small>{choice.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** A single checkbox. */
export function Checkbox({ state, name, label, initial = "" }: FieldProps) {
  return (
    <div className={state.error(name) ? "field wrong" : "field"}>
      <FieldError state={state} name={name} />
      <label className="tick">
        <input {...controlProps({ state, name })} type="checkbox" defaultChecked={state.value(name, initial) !== ""} />
        <span>{label}</span>
      </label>
    </div>
  );
}
