import type { Metadata } from "next";
import { ButtonLink } from "#app/components/layout/button.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { DraftsTable } from "#app/components/layout/drafts-table.tsx";
import { PageActions, PageHeader } from "#app/components/layout/page-header.tsx";
import { requireContext } from "#app/session/session.ts";
import { formatShortInstant } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { countFacts } from "#lib/imports/counts.rules.ts";
import { listImportDrafts } from "#lib/imports/drafts.store.ts";
import { listImports } from "#lib/imports/queries.ts";
import { ImportsTable } from "./imports-tables.tsx";

export const metadata: Metadata = { title: "Imports" };

export default page(Imports);

async function Imports() {
  const ctx = await requireContext();
  const imports = await listImports(ctx);
  const drafts = await listImportDrafts(ctx.viewer);
  const names = await namesOfPeople(ctx);
  const nameOf = (id: number | null) => names.get(id ?? 0) ?? "A person";
  return (
    <>
      <PageHeader
        title="Imports"
        actions={
          <PageActions>
            <li>
              <ButtonLink variant="filled" href="/imports/add">
                Import a plan
              </ButtonLink>
            </li>
          </PageActions>
        }
      >
        Action plans from Excel, Word and CSV files. Each fact that was imported says which cell it came from.
      </PageHeader>
      {drafts.length > 0 && (
        <section aria-labelledby="prepared">
          <h2 id="prepared">Not imported yet</h2>
          <DraftsTable
            heading="File"
            rows={drafts.map(({ id, fileName, savedAt, savedBy }) => ({
              href: `/imports/drafts/${id}`,
              title: fileName,
              saved: formatShortInstant(savedAt),
              by: nameOf(savedBy),
            }))}
          />
        </section>
      )}
      <section aria-labelledby="imported">
        <h2 id="imported">Imported</h2>
        {imports.length === 0 && <p>No plan has been imported yet.</p>}
        {imports.length > 0 && (
          <ImportsTable
            rows={imports.map(({ trail, fileName, at, personId, counts }) => ({
              id: trail,
              fileName,
              when: formatShortInstant(at),
              by: nameOf(personId),
              written: plural(countFacts(counts), "fact"),
              left: plural(counts.cannot, "thing"),
            }))}
          />
        )}
      </section>
    </>
  );
}
