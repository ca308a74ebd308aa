import { Choices, TextArea } from "./fields.tsx";
import type { FormState } from "./form-state.ts";

/** The Executive’s decision on a request for sign-off. */
export function SignOffFields({ state }: { state: FormState }) {
  return (
    <>
      <Choices
        state={state}
        name="decision"
        label="What do you decide?"
        choices={[
          {
            value: "accept",
            label: "Accept it: complete",
            hint: "What stands here now is accepted, and nothing that is added later. It is looked at again in six months.",
          },
          { value: "return", label: "Return it", hint: "Say what is missing." },
        ]}
      />
      <TextArea state={state} name="reason" label="Why, or what is missing?" rows={3} />
    </>
  );
}

/** The Executive’s decision on a request for another due date. */
export function NewDateFields({ state }: { state: FormState }) {
  return (
    <>
      <Choices
        state={state}
        name="decision"
        label="What do you decide?"
        choices={[
          {
            value: "accept",
            label: "Accept the new date",
            hint: "It holds from now on; the earlier date stays visible.",
          },
          { value: "refuse", label: "Refuse it", hint: "The date that was agreed still holds." },
        ]}
      />
      <TextArea state={state} name="reason" label="Why?" rows={3} />
    </>
  );
}

/** The Executive’s decision at a re-check. Without `mayEmbed`, the only choice is to reopen. */
export function RecheckFields({ state, mayEmbed }: { state: FormState; mayEmbed: boolean }) {
  return (
    <>
      <Choices
        state={state}
        name="decision"
        label="Has it lasted?"
        choices={[
          ...(mayEmbed ? [{ value: "embedded", label: "Yes: complete and embedded" }] : []),
          { value: "reopen", label: "Reopen it", hint: "The owner reports on it again." },
        ]}
        initial={mayEmbed ? "" : "reopen"}
      />
      <TextArea state={state} name="reason" label="How do you know, or why is it reopened?" rows={3} />
    </>
  );
}
