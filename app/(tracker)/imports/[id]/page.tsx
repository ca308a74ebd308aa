import { parseId } from "#app/components/forms/parse-id.ts";
import { Columns } from "#app/components/layout/columns.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { SideList } from "#app/components/layout/description-list.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { recordMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext } from "#app/session/session.ts";
import { mayDo } from "#lib/core/access.ts";
import { formatInstant } from "#lib/core/clock.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { changeKinds } from "#lib/imports/differences.types.ts";
import { kindNames } from "#lib/imports/labels.ts";
import { getImport, type ImportRow, listLeftOut } from "#lib/imports/queries.ts";
import { formatFileSize } from "#lib/recommendations/updates/labels.ts";
import { ImportedFacts } from "./imported-facts.tsx";
import { LeftOut } from "./left-out.tsx";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const generateMetadata = ({ params }: Props) =>
  recordMetadata(async (ctx) => (await getImport(ctx, parseId((await params).id))).fileName);

export default page(ImportPage);

async function ImportPage({ params, searchParams }: Props) {
  const ctx = await requireContext();
  const row = await getImport(ctx, parseId((await params).id));
  const by = (await namesOfPeople(ctx)).get(row.personId ?? 0) ?? "a person";
  return (
    <>
      <PageHeader title={row.fileName} parents={[{ href: "/imports", label: "Imports" }]}>
        Imported by {by} on {formatInstant(row.at)}
      </PageHeader>
      <Columns label="About the file" side={<AboutFile row={row} mayRemove={mayDo(ctx.viewer, "removeFile")} />}>
        <LeftOut rows={await listLeftOut(ctx, row.trail)} />
        <ImportedFacts ctx={ctx} importTrail={row.trail} page={Math.max(1, Number((await searchParams).page) || 1)} />
      </Columns>
    </>
  );
}

function AboutFile({ row, mayRemove }: { row: ImportRow; mayRemove: boolean }) {
  const { trail, sha256, bytes, counts } = row;
  return (
    <>
      <section aria-labelledby="file">
        <h2 id="file">File</h2>
        {sha256 === null ? (
          <p>The file was removed. What was imported from it stays.</p>
        ) : (
          <>
            <p>
              <a href={`/api/imports/${trail}`}>Download the file as it came</a> ({formatFileSize(bytes)})
            </p>
            <p className="text-xs break-all text-soft">SHA-256 {sha256}</p>
            {mayRemove && (
              <p className="text-sm">
                <a href={`/imports/${trail}/remove`}>Remove the file for good</a>
              </p>
            )}
          </>
        )}
        {mayRemove && (
          <p className="text-sm">
            <a href={`/history/${trail}/redact`}>Remove a passage from this import</a>
          </p>
        )}
      </section>
      <section aria-labelledby="counts">
        <h2 id="counts">What it came to</h2>
        <SideList>
          {changeKinds.map((kind) => (
            <div key={kind}>
              <dt>{kindNames[kind]}</dt>
              <dd>{counts[kind].toLocaleString("en-GB")}</dd>
            </div>
          ))}
        </SideList>
      </section>
    </>
  );
}
