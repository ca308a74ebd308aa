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

/** A form that was not taken: why, and all that was typed in it. */
export interface Outcome {
  readonly status: 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503;
  /** The sentence over the form. */
  readonly message: string;
  /** A sentence for each field, by its name. */
  readonly fields: Readonly<Record<string, string>>;
  readonly passages: readonly IdentifyingPassage[];
  /** Whether it may be posted with these passages all the same. */
  readonly mayPostAnyway: boolean;
  /** Both texts where two people collided, and what posting again has to carry. */
  readonly texts: readonly LabelledText[];
  readonly seen: number | null;
  readonly typed: FormValues;
  /** From when on trying again may work, where that is known: milliseconds since 1970, UTC. */
  readonly notBefore: number | null;
}

/** The page, form state and status for a failure: the one place where they are decided. */
export function outcomeOf(error: unknown, typed: FormValues): Outcome {
  const outcome = {
    message: "",
    fields: {},
    passages: [],
    mayPostAnyway: false,
    texts: [],
    seen: null,
    typed,
    notBefore: null,
  };
  if (error instanceof Invalid) {
    const { fields, passages, mayPostAnyway } = error;
    return { ...outcome, status: error.tooLarge ? 413 : 422, fields, passages, mayPostAnyway };
  }
  if (error instanceof Conflict)
    return { ...outcome, status: 409, message: error.message, texts: error.texts, seen: error.seen };
  if (error instanceof Throttled) return { ...outcome, status: 429, message: error.message, notBefore: error.until };
  if (error instanceof NotFound)
    return { ...outcome, status: 404, message: "What this form is about is not there any more." };
  if (error instanceof Forbidden)
    return { ...outcome, status: 403, message: "You can see this, but it is not yours to do." };
  if (isUnconfirmed(error))
    return {
      ...outcome,
      status: 503,
      message:
        "It is not known whether this was saved: the disk gave no proof of it, and the tracker starts anew. What you typed is below. Send it again in a minute: if it was saved, it is not saved twice.",
    };
  if (unavailableFrom(error))
    return {
      ...outcome,
      status: 503,
      message: "Nothing was saved: the tracker can't write just now. What you typed is below. Try again in a minute.",
    };
  return {
    ...outcome,
    status: 500,
    message: "Nothing was saved, because something went wrong here. What you typed is below. Try again in a minute.",
  };
}
