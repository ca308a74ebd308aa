import { TextArea } from "./fields.tsx";
import type { FormState } from "./form-state.ts";

/** The field that asks why a file is removed for good. */
export function RemovalReason({ state }: { state: FormState }) {
  return (
    <TextArea
      state={state}
      name="reason"
      label="Why?"
      hint="For example: it named a child. Don’t repeat what it shows."
      rows={2}
    />
  );
}
