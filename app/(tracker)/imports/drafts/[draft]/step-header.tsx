import { ButtonLink } from "#app/components/layout/button.tsx";
import { PageActions, PageHeader } from "#app/components/layout/page-header.tsx";
import { Notice } from "#app/components/layout/panel.tsx";
import { type ImportStep, importSteps, stepNames, stepOf } from "#lib/imports/steps.rules.ts";
import { type LoadedImport, pathOf } from "./load-import.ts";

/** The top of a step of an import: which step it is, of which file, and links to the others. */
export function StepHeader({ loaded, step, title }: { loaded: LoadedImport; step: ImportStep; title: string }) {
  const { draft } = loaded.prepared;
  const { number, of } = stepOf(step);
  return (
    <>
      <PageHeader
        title={title}
        parents={[{ href: "/imports", label: "Imports" }]}
        here={draft.fileName}
        actions={
          <PageActions>
            <li>
              <ButtonLink href={`/imports/drafts/${draft.id}/delete`}>Give up the import</ButtonLink>
            </li>
          </PageActions>
        }
      >
        Step {number} of {of}. What you have answered is kept, so you can leave and finish it later.
      </PageHeader>
      <nav aria-label="Steps" className="mb-6 print:hidden">
        <ol className="flex list-none flex-wrap gap-x-6 gap-y-1 p-0 text-sm">
          <li className="text-soft">1. File</li>
          {stepNames.map((name, index) => (
            <li key={name}>
              {name === step ? (
                <strong aria-current="step">{`${index + 2}. ${importSteps[name]}`}</strong>
              ) : (
                <a href={pathOf(draft.id, name)}>{`${index + 2}. ${importSteps[name]}`}</a>
              )}
            </li>
          ))}
        </ol>
      </nav>
      {loaded.importedBefore && (
        <Notice>
          {loaded.importedBefore.by} imported this file on{" "}
          <a href={loaded.importedBefore.href}>{loaded.importedBefore.on}</a>: what it brought then is in the tracker
          already, and nothing of it is new.
        </Notice>
      )}
      {draft.redactedBy !== null && (
        <Notice>A passage was removed from what was answered here: “[removed]” is in its place.</Notice>
      )}
    </>
  );
}
