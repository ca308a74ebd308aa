import { randomUUID } from "node:crypto";
import type { ReactNode } from "react";
import { instantInWords } from "#lib/core/clock.ts";
import { ErrorSummary } from "./error-summary.tsx";
import type { FormState } from "./form-state.ts";
import { KeepDraft } from "./keep-draft.tsx";

type ServerAction = (form: FormData) => Promise<void>;

/**
 * A form that is posted to the page it stands on, the same way with JavaScript and without: the browser sends it and
 * shows the page that comes back. `seen` is the trail number of what it was made in sight of.
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
  /** For long forms: what is being typed is kept until it is posted. */
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
          This is what you typed here on {instantInWords(draft.savedAt)}. It has not been posted.{" "}
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

/**
 * The field that names a server action to Next. React writes it only into a form that it would take over in the
 * browser, and ours are to work the same with JavaScript and without.
 */
export function actionField(submit: ServerAction): string {
  const id: unknown = Reflect.get(submit, "$$id");
  if (typeof id !== "string") throw new TypeError("not a server action, or React names them otherwise now");
  return `$ACTION_ID_${id}`;
}
