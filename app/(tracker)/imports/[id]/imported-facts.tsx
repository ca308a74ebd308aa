import type { Context } from "#lib/core/context.ts";
import { plural } from "#lib/core/text.ts";
import { cellInWords } from "#lib/imports/labels.ts";
import { FACTS_ON_A_PAGE, listImportedFacts } from "#lib/imports/queries.ts";
import { commandLabel } from "#lib/reporting/timeline/registry.ts";
import { FactsTable } from "./facts-table.tsx";

/** The facts that an import wrote, a page at a time, each with the cell that it came from. */
export async function ImportedFacts({ ctx, importTrail, page }: { ctx: Context; importTrail: number; page: number }) {
  const { facts, total } = await listImportedFacts(ctx, importTrail, page);
  const last = Math.max(1, Math.ceil(total / FACTS_ON_A_PAGE));
  return (
    <section aria-labelledby="facts">
      <h2 id="facts" className="mt-0">
        {plural(total, "fact")} from the file
      </h2>
      <FactsTable
        rows={facts.map(({ trail, ordinal, command, reference, cell }) => ({
          key: `${trail}.${ordinal}`,
          href: reference ? `/recommendations/${reference}#n${trail}` : null,
          reference: reference ?? "",
          what: command === "publishReview" ? "Recommendation added with its review" : commandLabel(command),
          cell: cellInWords(cell),
        }))}
      />
      {last > 1 && (
        <nav className="mt-4 flex flex-wrap gap-6 text-sm" aria-label="Pages">
          {page > 1 && <a href={`/imports/${importTrail}?page=${page - 1}`}>Previous page</a>}
          <span>{`Page ${page} of ${last}`}</span>
          {page < last && <a href={`/imports/${importTrail}?page=${page + 1}`}>Next page</a>}
        </nav>
      )}
    </section>
  );
}
