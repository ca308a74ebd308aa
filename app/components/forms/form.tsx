import { randomUUID } from "node:crypto";
import type { ReactNode } from "react";
import { formatInstant } from "#lib/core/clock.ts";
import { actionField, type ServerAction } from "#server/next-internals.ts";
import { ErrorSummary } from "./error-summary.tsx";
import type { FormState } from "./form-state.ts";
import { KeepDraft } from "./keep-draft.tsx";

/**
 * A form that is posted to its own page. The browser sends it and shows the page in the answer, with JavaScript and
 * without. `seen` is the trail number up to which the page showed the record.
 */
export function Form({
  submit,
  state,
  button,
  seen,
  hidden = {},
  cancel,
  keepsDraft = false,
  children,
}: {
  submit: ServerAction;
  state: FormState;
  button: string;
  seen?: number | undefined;
  hidden?: Readonly<Record<string, string | number>>;
  cancel?: string;
  /** For long forms: saves a draft while the person types, until the form is posted. */
  keepsDraft?: boolean;
  children?: ReactNode;
}) {
  const { outcome, draft } = state;
  const formKey =
    typeof outcome?.typed.formKey === "string" && outcome.status !== 409 ? outcome.typed.formKey : randomUUID();
  return (
    <form method="post" encType="multipart/form-data" noValidate data-keep-draft={keepsDraft ? "" : undefined}>
      {keepsDraft && <KeepDraft />}
      {outcome && <ErrorSummary outcome={outcome} />}
      <input type="hidden" name={actionField(submit)} />
      <input type="hidden" name="formKey" value={formKey} />
      {seen !== undefined && <input type="hidden" name="seen" value={state.seen(seen)} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {draft && (
        <p className="aside">
          This is what you typed here on {formatInstant(draft.savedAt)}. It has not been posted.{" "}
          <button type="submit" className="link" name="discard" value="yes">
            Start afresh
          </button>
        </p>
      )}
      {children}
      {outcome?.mayPostAnyway && (
        <label className="tick">
          <input type="checkbox" name="postAnyway" /> I have read this again: nobody can be identified by it
        </label>
      )}
      <p className="buttons">
        <button type="submit" className="filled">
          {button}
        </button>
        {cancel && <a href={cancel}>Cancel</a>}
      </p>
    </form>
  );
}
