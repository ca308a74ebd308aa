import type { Metadata } from "next";
import { LinesOrNone } from "#app/components/document/lines-or-none.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { Notice } from "#app/components/layout/panel.tsx";
import { requireContext } from "#app/session/session.ts";
import { dateOf, formatDate, now } from "#lib/core/clock.ts";
import { atDate } from "#lib/core/context.ts";
import { changesSince } from "#lib/reporting/changes/queries.ts";
import { buildChangeLines } from "#lib/reporting/papers/labels.ts";
import { lookups } from "#lib/reporting/timeline/lookups.ts";
import { periodEndFrom } from "#lib/status/as-at.rules.ts";
import { listAllStatuses } from "#lib/status/queries.ts";
import { PeriodForm } from "../period-form.tsx";
import { startOfChanges } from "./start-of-changes.ts";

export const metadata: Metadata = { title: "What has changed" };

export default page(Changes);

/** The changes in a period, as sentences. Without `from`, the period starts at the last issued paper. */
async function Changes({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const current = await requireContext();
  const params = await searchParams;
  const today = dateOf(now());
  const to = periodEndFrom([params.to].flat()[0], today, {
    label: "the last day",
    earliest: null,
    latest: today,
    tooLate: "The last day has not come yet: enter today or an earlier day.",
  });
  const ctx = await atDate(current, to.date);
  const from = await startOfChanges(ctx, [params.from].flat()[0]);
  const ids = (await listAllStatuses(ctx, {})).map(({ id }) => id);
  const changes = await changesSince(ctx, from.asOf, ids);
  const lines = buildChangeLines(changes, await lookups(ctx));
  const refused = to.refused ?? from.refused;
  return (
    <>
      <PageHeader
        title="What has changed"
        parents={[{ href: "/board", label: "Board" }]}
        here="What has changed"
        actions={<PeriodForm action="/board/changes" from={from.date} to={to.date} />}
      >
        From {from.paper === null ? formatDate(from.date) : `${from.paper}, made on ${formatDate(from.date)},`} to{" "}
        {to.date === today ? "today, " : ""}
        {formatDate(to.date)}
      </PageHeader>
      {refused && <Notice>{refused}</Notice>}
      <LinesOrNone lines={lines} none="Nothing has changed." />
    </>
  );
}
