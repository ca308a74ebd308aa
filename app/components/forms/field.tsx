import type { ReactNode } from "react";
import type { FormState } from "./form-state.ts";

export interface FieldProps {
  readonly state: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  /** A button below the hint that helps to fill in the field. */
  readonly helper?: ReactNode;
  /** The value before the person has typed anything. */
  readonly initial?: string;
}

/** The HTML id of a field, which the error summary links to. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll(".", "-")}`;
}

/** The classes of the box around a field, which marks an error at its left. */
export function fieldBox(error: string | undefined): string {
  return error ? "mb-6 min-w-0 border-l-4 border-red pl-4" : "mb-6 min-w-0";
}

/** A form control with its label, its hint and its error message. */
export function Field({
  state,
  name,
  label,
  hint,
  helper,
  children,
}: Omit<FieldProps, "initial"> & { children: ReactNode }) {
  return (
    <div className={`${fieldBox(state.error(name))} [&>:is(input:not([type=date]),select,textarea)]:w-full`}>
      <label className="block font-bold" htmlFor={fieldId(name)}>
        {label}
      </label>
      <FieldHint name={name} hint={hint} />
      {helper}
      <FieldError state={state} name={name} />
      {children}
    </div>
  );
}

/** A group of radio buttons or checkboxes with its legend, hint and error message. */
export function FieldGroup({
  state,
  name,
  label,
  hint,
  children,
}: Omit<FieldProps, "initial"> & { children: ReactNode }) {
  const { id, ...attributes } = controlProps({ state, name, hint });
  return (
    <fieldset
      className={fieldBox(state.error(name))}
      id={id}
      tabIndex={-1}
      aria-describedby={attributes["aria-describedby"]}
    >
      <legend className="font-bold">{label}</legend>
      <FieldHint name={name} hint={hint} />
      <FieldError state={state} name={name} />
      {children}
    </fieldset>
  );
}

export function FieldHint({ name, hint }: Pick<FieldProps, "name" | "hint">) {
  return hint ? (
    <p className="mb-1 text-sm text-soft" id={`${fieldId(name)}-hint`}>
      {hint}
    </p>
  ) : null;
}

export function FieldError({ state, name }: Pick<FieldProps, "state" | "name">) {
  const error = state.error(name);
  return error ? (
    <p className="mb-1 font-bold text-red" id={`${fieldId(name)}-error`}>
      <span className="sr-only">Error: </span>
      {error}
    </p>
  ) : null;
}

/** The id, name and ARIA attributes that connect a control to its hint and its error message. */
export function controlProps({ state, name, hint }: Pick<FieldProps, "state" | "name" | "hint">) {
  const error = state.error(name);
  const describedBy = [hint ? `${fieldId(name)}-hint` : "", error ? `${fieldId(name)}-error` : ""]
    .filter(Boolean)
    .join(" ");
  return {
    id: fieldId(name),
    name,
    ...(describedBy && { "aria-describedby": describedBy }),
    ...(error && { "aria-invalid": true as const }),
  };
}
