import { Checkbox, TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { type FormState, formState } from "#app/components/forms/form-state.ts";
import { Button } from "#app/components/layout/button.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Notice } from "#app/components/layout/panel.tsx";
import { plural } from "#lib/core/text.ts";
import { countChanges, countFacts } from "#lib/imports/counts.rules.ts";
import { digestOfDifferences } from "#lib/imports/differences.rules.ts";
import type { Differences } from "#lib/imports/differences.types.ts";
import { differencesFor } from "#lib/imports/preparation.ts";
import { importSteps, openSteps } from "#lib/imports/steps.rules.ts";
import { type LoadedImport, loadImport, pathOf } from "../load-import.ts";
import { StepHeader } from "../step-header.tsx";
import { DifferencesSection } from "./differences-section.tsx";
import { submitImport } from "./submit.ts";
import { relevantTicks, savedTicks } from "./ticks.ts";

export const generateMetadata = () => formMetadata("What will change");

export default page(CheckStep);

interface Props {
  params: Promise<{ draft: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function CheckStep({ params, searchParams }: Props) {
  const loaded = await loadImport(params);
  const { ctx, prepared } = loaded;
  const { draft } = prepared;
  const differences = await differencesFor(ctx, prepared);
  const state = await formState(ctx.viewer, savedTicks(draft.choices.answers));
  const facts = countFacts(countChanges(differences));
  return (
    <>
      <StepHeader loaded={loaded} step="check" title="What will change" />
      <OpenQuestions loaded={loaded} />
      <Form
        submit={submitImport}
        state={state}
        button={facts === 0 ? "Look again" : `Import ${plural(facts, "fact")}`}
        otherButton={
          <Button variant="outlined" name="again" value="yes">
            Show it with these answers
          </Button>
        }
        hidden={{
          draftId: draft.id,
          version: state.failure?.seen ?? draft.version,
          digest: digestOfDifferences(differences),
        }}
        cancel="/imports"
      >
        {facts === 0 && (
          <Notice role="status">
            There is nothing to import: what the file says is in the tracker already, or cannot be taken over.
          </Notice>
        )}
        <Ticks loaded={loaded} differences={differences} state={state} />
      </Form>
      <DifferencesSection path={pathOf(draft.id, "check")} differences={differences} query={await searchParams} />
    </>
  );
}

/** The steps in which something was left open, so that rows cannot be taken over. */
function OpenQuestions({ loaded: { prepared, facts } }: { loaded: LoadedImport }) {
  const open = openSteps(facts);
  if (open.length === 0) return null;
  return (
    <Notice>
      Some questions are open, and what depends on them is left out:{" "}
      {open.map((step, index) => (
        <span key={step}>
          {index > 0 && ", "}
          <a href={pathOf(prepared.draft.id, step)}>{importSteps[step]}</a>
        </span>
      ))}
    </Notice>
  );
}

function Ticks({ loaded, differences, state }: { loaded: LoadedImport; differences: Differences; state: FormState }) {
  const ticks = relevantTicks(loaded.prepared.rows, differences, loaded.prepared.draft.choices.answers);
  if (ticks.length === 0) return null;
  return (
    <section aria-labelledby="answers" className="max-w-text">
      <h2 id="answers">For the whole file</h2>
      {ticks.map(({ name, label, hint }) =>
        name === "doneOn" ? (
          <TextField key={name} state={state} name={name} type="date" label={label} hint={hint} />
        ) : (
          <Checkbox key={name} state={state} name={name} label={label} />
        ),
      )}
    </section>
  );
}
