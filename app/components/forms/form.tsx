import { randomUUID } from "node:crypto";
import type { ReactNode } from "react";
import { Button } from "#app/components/layout/button.tsx";
import { Notice } from "#app/components/layout/panel.tsx";
import { formatInstant } from "#lib/core/clock.ts";
import { actionField, type ServerAction } from "#server/next-internals.ts";
import { Autosave } from "./autosave.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { Tick } from "./fields.tsx";
import type { FormState } from "./form-state.ts";

export interface FormProps {
  readonly submit: ServerAction;
  readonly state: FormState;
  /** The label of the submit button. */
  readonly button: string;
  /** The number of the last event that the page shows: a command refuses the post if a newer one conflicts with it. */
  readonly seen?: number | undefined;
  readonly hidden?: Readonly<Record<string, string | number>>;
  /** A second button, after the submit button. */
  readonly otherButton?: ReactNode;
  /** Where the link “Cancel” leads. */
  readonly cancel?: string;
  /** For a form that is a table: it takes the whole width of the page. */
  readonly isWide?: boolean;
  /** Saves a draft while the person types. */
  readonly autosave?: boolean;
  /** For forms that are longer than a screen: the buttons stay in sight. In a short one they would cover a field. */
  readonly isLong?: boolean;
  readonly children?: ReactNode;
}

/** The buttons of a long form stay in sight, except on a screen that is too low to spare the room. */
const STICKY =
  "border-t border-line bg-page py-3 [@media(min-height:40rem)]:sticky [@media(min-height:40rem)]:bottom-0";

/** A form that is posted to its own page by the browser, with or without JavaScript. */
export function Form(props: FormProps) {
  const {
    submit,
    state,
    button,
    seen,
    hidden = {},
    otherButton,
    cancel,
    isWide,
    autosave = false,
    isLong,
    children,
  } = props;
  const { failure, draft } = state;
  return (
    <form
      method="post"
      encType="multipart/form-data"
      noValidate
      className={isWide ? "max-w-none" : undefined}
      data-autosave={autosave ? "" : undefined}
    >
      {failure && <ErrorSummary failure={failure} hidden={[...Object.keys(hidden), "seen"]} />}
      <input type="hidden" name={actionField(submit)} />
      <input type="hidden" name="formKey" value={formKeyOf(state)} />
      {seen !== undefined && <input type="hidden" name="seen" value={state.seen(seen)} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {draft && (
        <Notice>
          This is what you typed here on {formatInstant(draft.savedAt)}. It has not been posted.{" "}
          <Button variant="link" name="discard" value="yes">
            Start again
          </Button>
        </Notice>
      )}
      {draft?.redaction && (
        <Notice>
          The business team removed a passage from it on {formatInstant(draft.redaction.at)}, and gave this reason:{" "}
          {draft.redaction.reason} It says “[removed]” there; the rest is as you typed it.
        </Notice>
      )}
      {children}
      {failure?.mayPostAnyway && (
        <Tick type="checkbox" name="postAnyway">
          I have read this again: no one can be identified by it
        </Tick>
      )}
      <p className={`mt-8 flex flex-wrap items-center gap-5 ${isLong ? STICKY : ""}`}>
        <Button>{button}</Button>
        {otherButton}
        {cancel && <a href={cancel}>Cancel</a>}
        {autosave && <Autosave />}
      </p>
    </form>
  );
}

/** The idempotency key: kept when a failed form is posted again, except after a conflict, which makes it a new post. */
function formKeyOf({ failure }: FormState): string {
  const posted = failure?.values.formKey;
  return typeof posted === "string" && failure?.status !== 409 ? posted : randomUUID();
}
