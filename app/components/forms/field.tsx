import type { ReactNode } from "react";
import type { FormState } from "./form-state.ts";

export interface FieldProps {
  readonly state: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  /** The value before the person has typed anything. */
  readonly initial?: string;
}

/** The HTML id of a field, which the error summary links to. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll(".", "-")}`;
}

/** A form control with its label, its hint and its error message. */
export function Field({ state, name, label, hint, children }: Omit<FieldProps, "initial"> & { children: ReactNode }) {
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

export function FieldError({ state, name }: Pick<FieldProps, "state" | "name">) {
  const error = state.error(name);
  return error ? (
    <p className="error" id={`${fieldId(name)}-error`}>
      <span className="unseen">Error: </span>
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
