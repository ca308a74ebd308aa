import type { Metadata } from "next";
import { asAt } from "#app/components/layout/as-at.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { PastDate, queryFor } from "#app/components/layout/past-date.tsx";
import { withQuery } from "#app/components/layout/with-query.ts";
import { Key } from "#app/components/status/status-tag.tsx";
import { SummaryLine } from "#app/components/status/summary-line.tsx";
import { requireContext } from "#app/session/session.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { boardSummary } from "#lib/reporting/board.queries.ts";
import { listing } from "#lib/status/listing.rules.ts";
import { summarySentences } from "#lib/status/summary.labels.ts";
import { AsAtForm } from "./as-at-form.tsx";
import { AsAtLine } from "./as-at-line.tsx";
import { queryOfScope } from "./board-scope.ts";
import { Counts } from "./counts.tsx";
import { Differences } from "./differences.tsx";
import { DueChart } from "./due-chart.tsx";
import { EachRecommendation } from "./each-recommendation.tsx";
import { ForYou } from "./for-you.tsx";
import { ProportionBar } from "./proportion-bar.tsx";

export const metadata: Metadata = { title: "Where the recommendations stand" };

export default page(Board);

async function Board({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const ctx = await requireContext();
  const asked = await searchParams;
  const as = await asAt(ctx, asked["as-at"]);
  const { page, sort, direction, owner, review } = listing.parse(asked);
  const order = { sort, direction };
  const scope = { owner, review };
  const board = await boardSummary(as.ctx, { page, ...order, ...scope });
  const query = queryOfScope(scope, as.query);
  return (
    <>
      <PageHeader
        title="Where the recommendations stand"
        actions={<AsAtForm as={as} board={board} scope={scope} reviews={await listReviews(as.ctx)} />}
      >
        {board.scope && (
          <>
            Only recommendations {board.scope}. <a href={`/board${queryFor(as)}`}>Show all</a>
            {" · "}
          </>
        )}
        <AsAtLine as={as} board={board} viewer={ctx.viewer} />
      </PageHeader>
      <PastDate as={as} path={withQuery("/board", queryOfScope(scope))} />
      <div
        className={`grid items-start gap-x-8 gap-y-5 wide:gap-y-0 ${as.isToday ? "wide:grid-cols-[minmax(0,1fr)_21rem] print:grid-cols-[minmax(0,1fr)_18rem]" : ""}`}
      >
        <section aria-label="Summary">
          <SummaryLine sentences={summarySentences(board.summary, board.lastMeeting)} query={query} />
          {board.summary.total > 0 && <ProportionBar summary={board.summary} query={query} />}
        </section>
        {as.isToday && (
          <div className="wide:col-start-2 wide:row-span-2 wide:row-start-1 print:col-start-2 print:row-start-1">
            <ForYou ctx={ctx} board={board} />
          </div>
        )}
        {board.isPaged && <Counts board={board} query={as.query} />}
      </div>
      <EachRecommendation board={board} as={as} page={page} order={order} query={query} />
      <div className="mt-10 grid gap-x-10 gap-y-8 wide:grid-cols-2 print:grid-cols-2 [&_h2]:mt-0">
        <DueChart board={board} as={as} />
        <Differences board={board} as={as} />
      </div>
      <Key />
    </>
  );
}
