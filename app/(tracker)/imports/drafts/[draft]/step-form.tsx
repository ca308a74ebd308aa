import type { ReactNode } from "react";
import { Form } from "#app/components/forms/form.tsx";
import type { FormState } from "#app/components/forms/form-state.ts";
import type { ImportStep } from "#lib/imports/steps.rules.ts";
import type { LoadedImport } from "./load-import.ts";
import { StepHeader } from "./step-header.tsx";

interface Props {
  readonly loaded: LoadedImport;
  readonly step: ImportStep;
  readonly title: string;
  /** What comes between the heading and the form. */
  readonly introduction?: ReactNode;
  readonly submit: (form: FormData) => Promise<void>;
  readonly state: FormState;
  readonly children: ReactNode;
}

/** A step of an import that asks questions: its answers are saved, and the next step with a question follows. */
export function StepForm({ loaded, step, title, introduction, submit, state, children }: Props) {
  const { draft } = loaded.prepared;
  return (
    <>
      <StepHeader loaded={loaded} step={step} title={title} />
      {introduction}
      <Form
        submit={submit}
        state={state}
        isWide
        button="Save and go on"
        hidden={{ draftId: draft.id, version: state.failure?.seen ?? draft.version }}
        cancel="/imports"
      >
        {children}
      </Form>
    </>
  );
}
