import type { Metadata } from "next";
import { asAt } from "#app/components/layout/as-at.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { Key } from "#app/components/status/status-tag.tsx";
import { SummaryLine } from "#app/components/status/summary-line.tsx";
import { requireContext } from "#app/session/session.ts";
import { boardSummary } from "#lib/reporting/board.queries.ts";
import { listing } from "#lib/status/listing.rules.ts";
import { summarySentences } from "#lib/status/summary.labels.ts";
import { AsAtLine } from "./as-at-line.tsx";
import { Blocks } from "./blocks.tsx";
import { Decisions } from "./decisions.tsx";
import { Differences } from "./differences.tsx";
import { EachRecommendation } from "./each-recommendation.tsx";
import { MeetingStrip } from "./meeting-strip.tsx";

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
      <h1>Where the recommendations stand</h1>
      <AsAtLine as={as} board={board} today={ctx.asOf.date} />
      <SummaryLine sentences={summarySentences(board.summary, board.lastMeeting)} query={as.query} />
      <Blocks board={board} query={as.query} />
      {as.isToday && <Decisions board={board} viewer={ctx.viewer} />}
      <EachRecommendation board={board} as={as} page={page} />
      <MeetingStrip board={board} as={as} />
      <Differences board={board} as={as} />
      <Key />
    </>
  );
}
