import type { Metadata } from "next";
import { asAt } from "#app/components/layout/as-at.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { PastDate } from "#app/components/layout/past-date.tsx";
import { Key } from "#app/components/status/status-tag.tsx";
import { SummaryLine } from "#app/components/status/summary-line.tsx";
import { requireContext } from "#app/session/session.ts";
import { boardSummary } from "#lib/reporting/board.queries.ts";
import { listing } from "#lib/status/listing.rules.ts";
import { summarySentences } from "#lib/status/summary.labels.ts";
import { AsAtForm } from "./as-at-form.tsx";
import { AsAtLine } from "./as-at-line.tsx";
import { Decisions } from "./decisions.tsx";
import { Differences } from "./differences.tsx";
import { DueChart } from "./due-chart.tsx";
import { EachRecommendation } from "./each-recommendation.tsx";
import { ProportionBar } from "./proportion-bar.tsx";

export const metadata: Metadata = { title: "Where the recommendations stand" };

export default page(Board);

async function Board({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const ctx = await requireContext();
  const asked = await searchParams;
  const as = await asAt(ctx, asked["as-at"]);
  const { page } = listing.parse({ page: asked.page });
  const board = await boardSummary(as.ctx, page);
  return (
    <>
      <PageHeader title="Where the recommendations stand" actions={<AsAtForm as={as} meetings={board.meetingsShown} />}>
        <AsAtLine as={as} board={board} today={ctx.asOf.date} />
      </PageHeader>
      <PastDate as={as} path="/board" />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <section aria-label="Summary">
          <SummaryLine sentences={summarySentences(board.summary, board.lastMeeting)} query={as.query} />
          {board.summary.total > 0 && <ProportionBar summary={board.summary} query={as.query} />}
        </section>
        {as.isToday && <Decisions board={board} viewer={ctx.viewer} />}
      </div>
      <EachRecommendation board={board} as={as} page={page} />
      <div className="mt-8 grid gap-x-10 lg:grid-cols-2">
        <DueChart board={board} date={as.ctx.asOf.date} />
        <Differences board={board} as={as} />
      </div>
      <Key />
    </>
  );
}
