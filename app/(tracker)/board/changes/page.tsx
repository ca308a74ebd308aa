import type { Metadata } from "next";
import { knownTo } from "#app/components/forms/lookups.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { requireViewer } from "#app/session/session.ts";
import { momentOn } from "#lib/core/as-of.ts";
import { dateInWords, dateOf, now } from "#lib/core/clock.ts";
import { agenciesAsAt } from "#lib/partnership/agencies.queries.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import { meetingsAround } from "#lib/partnership/meetings.rules.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { changesSince } from "#lib/reporting/changes/queries.ts";
import { changeLines } from "#lib/reporting/papers/labels.ts";
import { lastIssued } from "#lib/reporting/papers/queries.ts";
import { listAllPositions } from "#lib/status/queries.ts";
import { asAtFrom } from "#lib/status/rules.ts";
import { FromTo } from "../from-to.tsx";
import { PaperLines } from "../paper-lines.tsx";

export const metadata: Metadata = { title: "What has changed" };

export default page(Changes);

type Asked = Record<string, string | string[] | undefined>;

/** What changed between two days, as sentences; since the last issued paper, unless another day is asked for. */
async function Changes({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requireViewer();
  const asked = await searchParams;
  const today = dateOf(now());
  const to = asAtFrom([asked.to].flat()[0], today, null);
  const moment = await momentOn(to.date);
  const earliest = (await listReviews(viewer, moment)).at(-1)?.publishedOn ?? null;
  const since = await lastIssued(viewer, moment);
  const { last } = meetingsAround(await listMeetings(viewer), to.date);
  const begun = since?.moment.date ?? last?.heldOn ?? earliest ?? to.date;
  const wanted = asAtFrom([asked.from].flat()[0] || begun, to.date, earliest);
  const from = wanted.refused ? { ...wanted, date: begun } : wanted;
  const isPaper = since !== null && from.date === since.moment.date;
  const fromMoment = isPaper ? since.moment : await momentOn(from.date);
  const ids = (await listAllPositions(viewer, moment, {})).map(({ id }) => id);
  const changes = await changesSince(viewer, fromMoment, moment, ids);
  const lines = changeLines(changes, await knownTo(viewer, await agenciesAsAt(viewer, moment)));
  const refused = to.refused ?? from.refused;
  return (
    <>
      <h1>What has changed</h1>
      <p className="asat">
        From {isPaper ? `${since.words}, made on ${dateInWords(from.date)},` : dateInWords(from.date)} to{" "}
        {to.date === today ? "today, " : ""}
        {dateInWords(to.date)}
      </p>
      {refused && <p className="aside">{refused}</p>}
      <FromTo action="/board/changes" from={from.date} to={to.date} look="filled" />
      <PaperLines lines={lines} none="Nothing has changed." />
    </>
  );
}
