import type { ReactNode } from "react";
import { FileInput } from "./file-input.tsx";
import type { FormState } from "./form-state.ts";

/** The id of a field, by its name: what the error summary links to. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll(".", "-")}`;
}

interface FieldProps {
  readonly state: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  /** What stands there at first. */
  readonly initial?: string;
}

/** A label, a hint, what is wrong, and the control they belong to. */
function Field({ state, name, label, hint, children }: Omit<FieldProps, "initial"> & { children: ReactNode }) {
  const error = state.error(name);
  return (
    <div className={error ? "field wrong" : "field"}>
      <label htmlFor={fieldId(name)}>{label}</label>
      {hint && (
        <p className="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      <FieldError state={state} name={name} />
      {children}
    </div>
  );
}

function FieldError({ state, name }: Pick<FieldProps, "state" | "name">) {
  const error = state.error(name);
  return error ? (
    <p className="error" id={`${fieldId(name)}-error`}>
      <span className="unseen">Error: </span>
      {error}
    </p>
  ) : null;
}

/** What ties a control to its hint and its error. */
function control({ state, name, hint }: Pick<FieldProps, "state" | "name" | "hint">) {
  const error = state.error(name);
  const described = [hint ? `${fieldId(name)}-hint` : "", error ? `${fieldId(name)}-error` : ""]
    .filter(Boolean)
    .join(" ");
  return {
    id: fieldId(name),
    name,
    ...(described && { "aria-describedby": described }),
    ...(error && { "aria-invalid": true as const }),
  };
}

export function TextField({
  type = "text",
  autoComplete,
  ...props
}: FieldProps & { type?: "text" | "email" | "password" | "date" | "url"; autoComplete?: string }) {
  const { state, name, initial } = props;
  return (
    <Field {...props}>
      <input
        {...control(props)}
        type={type}
        className={type === "date" ? "date" : undefined}
        autoComplete={autoComplete}
        defaultValue={type === "password" ? undefined : state.value(name, initial)}
      />
    </Field>
  );
}

export function FileField(props: Omit<FieldProps, "initial">) {
  const { id, ...described } = control(props);
  return (
    <Field {...props}>
      <FileInput id={id} name={props.name} describedBy={described["aria-describedby"]} />
    </Field>
  );
}

export function TextArea({ rows = 4, ...props }: FieldProps & { rows?: number }) {
  return (
    <Field {...props}>
      <textarea {...control(props)} rows={rows} defaultValue={props.state.value(props.name, props.initial)} />
    </Field>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: string;
}

export function Select({ choices, none, ...props }: FieldProps & { choices: readonly Choice[]; none?: string }) {
  return (
    <Field {...props}>
      <select {...control(props)} defaultValue={props.state.value(props.name, props.initial)}>
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

/** One of a few, or any of a few, with the question over them. */
export function Choices({
  choices,
  type = "radio",
  initialValues,
  ...props
}: FieldProps & { choices: readonly Choice[]; type?: "radio" | "checkbox"; initialValues?: readonly string[] }) {
  const { state, name, label, hint, initial } = props;
  const chosen = state.values(name, initialValues ?? (initial ? [initial] : []));
  const { id, ...described } = control(props);
  return (
    <fieldset
      className={state.error(name) ? "field wrong" : "field"}
      id={id}
      tabIndex={-1}
      aria-describedby={described["aria-describedby"]}
    >
      <legend>{label}</legend>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError state={state} name={name} />
      {choices.map(({ value, label: words, hint: more }) => (
        <label key={value} className="tick">
          <input type={type} name={name} value={value} defaultChecked={chosen.includes(value)} />
          <span>
            {words}
            {more && <small>{more}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export function Tick({ state, name, label, initial = "" }: FieldProps) {
  const error = state.error(name);
  return (
    <div className={error ? "field wrong" : "field"}>
      <FieldError state={state} name={name} />
      <label className="tick">
        <input {...control({ state, name })} type="checkbox" defaultChecked={state.value(name, initial) !== ""} />
        <span>{label}</span>
      </label>
    </div>
  );
}
