import { Checkbox, TextField } from "./fields.tsx";
import type { FormState } from "./form-state.ts";

/** For an agency that is not in the list above: it is added when the form is sent. See `withNewAgency`. */
export function NewAgencyFields({ state }: { state: FormState }) {
  const isOpen = state.value("newAgency") !== "" || state.error("newAgency") !== undefined;
  return (
    <details className="my-4" open={isOpen}>
      <summary>Add one that is not in the list</summary>
      <TextField
        state={state}
        name="newAgency"
        label="Its name"
        hint="It is added to the tracker, and chosen here."
        autoComplete="off"
      />
      <OutsideCheckbox state={state} name="newAgencyIsOutside" />
    </details>
  );
}

/** Whether an agency that is added is outside the partnership. */
export function OutsideCheckbox({ state, name = "isOutside" }: { state: FormState; name?: string }) {
  return (
    <Checkbox
      state={state}
      name={name}
      label="It is outside the partnership, such as a national body or another area"
    />
  );
}
