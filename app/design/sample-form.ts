import type { RequestFailure } from "#app/components/forms/failure.ts";
import type { FormState } from "#app/components/forms/form-state.ts";

/** A form that was refused because of one of its fields. */
export const sampleFailure: RequestFailure = {
  status: 422,
  message: "",
  fields: { reason: "Say why, in a sentence." },
  passages: [],
  mayPostAnyway: false,
  texts: [],
  seen: null,
  values: {},
  notBefore: null,
};

/** The state of a form with one error and no draft. */
export const sampleState: FormState = {
  failure: sampleFailure,
  draft: null,
  value: (_, fallback = "") => fallback,
  values: (_, fallback = []) => fallback,
  error: (name) => sampleFailure.fields[name],
  seen: (current) => current,
};
