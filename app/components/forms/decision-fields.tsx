import { Choices, TextArea } from "./fields.tsx";
import type { FormState } from "./form-state.ts";

interface Props {
  state: FormState;
  /** Why it cannot be accepted, which leaves one choice; null if it can. */
  obstacle: string | null;
}

/** The Executive’s decision on a request for sign-off. */
export function SignOffFields({ state, obstacle }: Props) {
  const accept = {
    value: "accept",
    label: "Accept it: complete",
    hint: "You accept what is recorded now, and nothing that is added later. It is checked again in six months.",
  };
  return (
    <>
      <Choices
        state={state}
        name="decision"
        label="What do you decide?"
        hint={obstacle}
        choices={[...(obstacle ? [] : [accept]), { value: "return", label: "Return it", hint: "Say what is missing." }]}
        initial={obstacle ? "return" : ""}
      />
      <TextArea
        state={state}
        name="reason"
        label={obstacle ? "What is missing?" : "Why, or what is missing?"}
        rows={3}
      />
    </>
  );
}

/** The Executive’s decision on a request for another due date. */
export function NewDateFields({ state, obstacle }: Props) {
  const accept = {
    value: "accept",
    label: "Accept the new date",
    hint: "It applies from now on. The earlier date stays visible.",
  };
  return (
    <>
      <Choices
        state={state}
        name="decision"
        label="What do you decide?"
        hint={obstacle}
        choices={[
          ...(obstacle ? [] : [accept]),
          { value: "refuse", label: "Refuse it", hint: "The date agreed before still applies." },
        ]}
        initial={obstacle ? "refuse" : ""}
      />
      <TextArea state={state} name="reason" label="Why?" rows={3} />
    </>
  );
}

/** Why the Executive closes a recommendation as not pursued. */
export function NotPursuedField({ state }: { state: FormState }) {
  return (
    <TextArea
      state={state}
      name="reason"
      label="Why is it not pursued?"
      hint="For example: superseded by another recommendation, or no longer applicable."
      rows={3}
    />
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
