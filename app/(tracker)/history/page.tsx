import type { Metadata } from "next";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { Notice } from "#app/components/layout/panel.tsx";
import { requireContext } from "#app/session/session.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { HISTORY_PAGE, listAuthors, listHistory } from "#lib/reporting/history/queries.ts";
import { historyDateProblems, historyFilter } from "#lib/reporting/history/rules.ts";
import { lookups } from "#lib/reporting/timeline/lookups.ts";
import { eventRow } from "./event-row.ts";
import { Filters, queryOf } from "./filters.tsx";
import { HistoryTable } from "./history-table.tsx";

export const metadata: Metadata = { title: "History" };

export default page(History);

async function History({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const ctx = await requireContext();
  const params = await searchParams;
  const filter = historyFilter.parse(params);
  const problems = historyDateProblems(params);

  const rows = await listHistory(ctx, filter);
  const reviews = new Map((await listReviews(ctx)).map(({ id, code }) => [id, code]));
  const known = { ...(await lookups(ctx)), reviews };
  const last = rows.at(-1);
  const query = queryOf(filter);
  return (
    <>
      <PageHeader title="History">
        Everything that was recorded, newest first. Nothing is changed afterwards; if a passage had to be removed, that
        is recorded too
      </PageHeader>
      <Filters filter={filter} authors={await listAuthors(ctx)} names={known.names} />
      {problems.length > 0 && <Notice>{problems.join(" ")} The history is shown without it.</Notice>}
      {rows.length === 0 ? (
        <p>No entries match. Remove a filter to see more.</p>
      ) : (
        <HistoryTable rows={rows.map((row) => eventRow(row, known, ctx.viewer))} />
      )}
      <nav className="mt-4 flex flex-wrap gap-6 text-sm print:hidden" aria-label="Pages">
        {filter.before && <a href={`/history?${query}`}>Newest</a>}
        {last && rows.length === HISTORY_PAGE && <a href={`/history?${query}&before=${last.number}`}>Earlier</a>}
        <a href={`/api/history?${query}`}>All of it as CSV</a>
      </nav>
    </>
  );
}
