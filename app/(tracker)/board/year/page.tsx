import type { Metadata } from "next";
import { DocumentView } from "#app/components/document/document-view.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { requestedPeriod } from "#app/components/layout/requested-period.ts";
import { requireContext } from "#app/session/session.ts";
import { extractDocument } from "#lib/reporting/yearly-extract/document.ts";
import { buildExtract } from "#lib/reporting/yearly-extract/queries.ts";
import { extractTitle } from "#lib/reporting/yearly-extract/rules.ts";
import { PeriodForm } from "../period-form.tsx";

export const metadata: Metadata = { title: extractTitle };

export default page(YearlyExtract);

type SearchParams = Record<string, string | string[] | undefined>;

/** The extract for the partnership’s yearly report, for any period. */
async function YearlyExtract({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  const params = await searchParams;
  const { refused, ...period } = await requestedPeriod(ctx, params.from, params.to);
  const extract = await buildExtract(ctx, period);
  return (
    <article className="paper">
      <div className="no-print">
        {refused && <p className="aside">{refused}</p>}
        <PeriodForm action="/board/year" from={period.from} to={period.to} look="link" />
        <nav className="pages" aria-label="This extract">
          <a className="filled" href={`/api/year?from=${period.from}&to=${period.to}`}>
            Word
          </a>
        </nav>
      </div>
      <DocumentView document={extractDocument(extract)} />
    </article>
  );
}
