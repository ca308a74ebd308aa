import {
  Conflict,
  Forbidden,
  type IdentifyingPassage,
  Invalid,
  isUnconfirmed,
  type LabelledText,
  NotFound,
  Throttled,
  unavailableFrom,
} from "#lib/core/errors.ts";
import type { FormValues } from "#lib/core/input.ts";

/** Why a page or a posted form failed: its HTTP status, and all that the form needs to be shown again. */
export interface RequestFailure {
  readonly status: 400 | 403 | 404 | 409 | 413 | 414 | 422 | 429 | 500 | 503;
  /** The sentence above the form. */
  readonly message: string;
  /** An error message for each invalid field, by field name. */
  readonly fields: Readonly<Record<string, string>>;
  readonly passages: readonly IdentifyingPassage[];
  /** Whether the person may post these passages after confirming that they identify no child. */
  readonly mayPostAnyway: boolean;
  /** On a conflict, the text that was posted and the text that was saved first. */
  readonly texts: readonly LabelledText[];
  /** On a conflict, the event number to send when the form is posted again. */
  readonly seen: number | null;
  /** The values that were posted. */
  readonly values: FormValues;
  /** When to try again, if known: milliseconds since 1970, UTC. */
  readonly notBefore: number | null;
}

const nothing = {
  message: "",
  fields: {},
  passages: [],
  mayPostAnyway: false,
  texts: [],
  seen: null,
  notBefore: null,
};

/** The failure of a request whose address the server refused, for the page that says so. */
export function addressFailure(status: 400 | 404 | 414, message: string): RequestFailure {
  return { ...nothing, status, message, values: {} };
}

/** Maps an error to the failure that the page shows and the server takes the HTTP status from. */
export function failureFrom(error: unknown, values: FormValues): RequestFailure {
  const failure = { ...nothing, values };
  if (error instanceof Invalid) {
    const { fields, passages, mayPostAnyway } = error;
    return { ...failure, status: error.tooLarge ? 413 : 422, fields, passages, mayPostAnyway };
  }
  if (error instanceof Conflict)
    return { ...failure, status: 409, message: error.message, texts: error.texts, seen: error.seen };
  if (error instanceof Throttled) return { ...failure, status: 429, message: error.message, notBefore: error.until };
  if (error instanceof NotFound)
    return {
      ...failure,
      status: 404,
      message: "What this form is about no longer exists, so nothing was saved. Copy what you typed if you need it.",
    };
  if (error instanceof Forbidden) return { ...failure, status: 403, message: "You do not have permission to do this." };
  if (isUnconfirmed(error)) return { ...failure, status: 503, message: unconfirmedMessage };
  if (unavailableFrom(error)) return { ...failure, status: 503, message: unavailableMessage };
  return { ...failure, status: 500, message: unexpectedMessage };
}

const unconfirmedMessage =
  "It is not known whether this was saved: the disk did not confirm it, and the tracker is restarting. What you typed is below. Send it again in a minute: if it was saved, it is not saved twice.";
const unavailableMessage =
  "Nothing was saved: the tracker can't write just now. What you typed is below. Try again in a minute.";
const unexpectedMessage =
  "Nothing was saved, because something went wrong here. What you typed is below. Try again in a minute.";
