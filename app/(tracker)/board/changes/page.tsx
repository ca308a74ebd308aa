import type { Metadata } from "next";
import { page } from "#app/components/layout/define-page.tsx";
import { requireContext } from "#app/session/session.ts";
import { dateOf, formatDate, now } from "#lib/core/clock.ts";
import { atDate } from "#lib/core/context.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import { meetingsAround } from "#lib/partnership/meetings.rules.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { changesSince } from "#lib/reporting/changes/queries.ts";
import { changeLines } from "#lib/reporting/papers/labels.ts";
import { lastIssued } from "#lib/reporting/papers/queries.ts";
import { lookups } from "#lib/reporting/timeline/lookups.ts";
import { asAtFrom } from "#lib/status/as-at.rules.ts";
import { listAllStatuses } from "#lib/status/queries.ts";
import { FromTo } from "../from-to.tsx";
import { PaperLines } from "../paper-lines.tsx";

export const metadata: Metadata = { title: "What has changed" };

export default page(Changes);

type Asked = Record<string, string | string[] | undefined>;

/** What changed between two days, as sentences; since the last issued paper, unless another day is asked for. */
async function Changes({ searchParams }: { searchParams: Promise<Asked> }) {
  const current = await requireContext();
  const asked = await searchParams;
  const today = dateOf(now());
  const to = asAtFrom([asked.to].flat()[0], today, null);
  const ctx = await atDate(current, to.date);
  const earliest = (await listReviews(ctx)).at(-1)?.publishedOn ?? null;
  const since = await lastIssued(ctx);
  const { last } = meetingsAround(await listMeetings(ctx), to.date);
  const begun = since?.asOf.date ?? last?.heldOn ?? earliest ?? to.date;
  const wanted = asAtFrom([asked.from].flat()[0] || begun, to.date, earliest);
  const from = wanted.refused ? { ...wanted, date: begun } : wanted;
  const isPaper = since !== null && from.date === since.asOf.date;
  const before = isPaper ? since.asOf : (await atDate(ctx, from.date)).asOf;
  const ids = (await listAllStatuses(ctx, {})).map(({ id }) => id);
  const changes = await changesSince(ctx, before, ids);
  const lines = changeLines(changes, await await lookups(ctx));
  const refused = to.refused ?? from.refused;
  return (
    <>
      <h1>What has changed</h1>
      <p className="asat">
        From {isPaper ? `${since.words}, made on ${formatDate(from.date)},` : formatDate(from.date)} to{" "}
        {to.date === today ? "today, " : ""}
        {formatDate(to.date)}
      </p>
      {refused && <p className="aside">{refused}</p>}
      <FromTo action="/board/changes" from={from.date} to={to.date} look="filled" />
      <PaperLines lines={lines} none="Nothing has changed." />
    </>
  );
}
