import { TextArea, TextField } from "#app/components/forms/fields.tsx";
import type { FormState } from "#app/components/forms/form-state.ts";

const names = ["agreedOn", "reason"];

/** For the business team: that an action comes from an earlier plan, whose due date may have passed. */
export function TakenOverFields({ state }: { state: FormState }) {
  return (
    <details
      className="border-t border-line py-3 last-of-type:border-b"
      open={names.some((name) => state.value(name) !== "" || state.error(name))}
    >
      <summary>It comes from an earlier plan</summary>
      <TextField
        state={state}
        name="agreedOn"
        type="date"
        label="Agreed on"
        hint="The day it is due may then be in the past."
      />
      <TextArea
        state={state}
        name="reason"
        label="Why is it entered now?"
        hint="For example: taken over from the plan of March 2025. Needed if the day it is due is in the past."
        rows={2}
      />
    </details>
  );
}
