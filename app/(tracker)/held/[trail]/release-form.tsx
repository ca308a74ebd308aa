import { TextArea } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import type { FormState } from "#app/components/forms/form-state.ts";
import { submitRelease } from "./submit.ts";

/** The form that releases a held text, with what follows from it. */
export function ReleaseForm({ heldTrail, state }: { heldTrail: number; state: FormState }) {
  return (
    <>
      <h2>Release it</h2>
      <p>
        Everyone who can sign in can then read it, and it counts. If it identifies a child or their family, leave it
        held and ask its author to post it again in other words, or{" "}
        <a href={`/history/${heldTrail}/redact`}>remove the passage</a> and release the rest.
      </p>
      <Form submit={submitRelease} state={state} button="Release it" hidden={{ heldTrail }} cancel="/held">
        <TextArea
          state={state}
          name="reason"
          label="Note (optional)"
          hint="Why it identifies no one. It is kept with the release."
          rows={2}
        />
      </Form>
    </>
  );
}
