import type { Metadata } from "next";
import { DocumentFrame } from "#app/components/document/document-frame.tsx";
import { ButtonLink } from "#app/components/layout/button.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageActions } from "#app/components/layout/page-header.tsx";
import { Notice } from "#app/components/layout/panel.tsx";
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
    <DocumentFrame
      document={extractDocument(extract)}
      parents={[{ href: "/board/meetings", label: "Meetings" }]}
      here={extractTitle}
      actions={
        <PageActions>
          <li>
            <ButtonLink variant="filled" href={`/api/year?from=${period.from}&to=${period.to}`}>
              Word
            </ButtonLink>
          </li>
        </PageActions>
      }
    >
      {refused && <Notice>{refused}</Notice>}
      <PeriodForm action="/board/year" from={period.from} to={period.to} />
    </DocumentFrame>
  );
}
