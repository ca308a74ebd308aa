import type { Metadata } from "next";
import { asAt } from "#app/components/layout/as-at.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { PastDate, queryFor } from "#app/components/layout/past-date.tsx";
import { requireContext } from "#app/session/session.ts";
import { mayDo } from "#lib/core/access.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";
import { ComingMeetings, PastMeetings } from "./meeting-lists.tsx";

export const metadata: Metadata = { title: "Meetings" };

export default page(Meetings);

async function Meetings({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const as = await asAt(await requireContext(), (await searchParams)["as-at"]);
  const { ctx, isToday } = as;
  const { date } = ctx.asOf;
  const all = await listMeetings(ctx);
  // By the end of a past date, a meeting on it was held.
  const isHeld = ({ heldOn }: Meeting) => heldOn < date || (heldOn === date && !isToday);
  const coming = all.filter((meeting) => !isHeld(meeting));
  const held = all.filter(isHeld).reverse();
  const mayAdd = isToday && mayDo(ctx.viewer, "scheduleMeeting");
  return (
    <>
      <div className="head">
        <div>
          <h1>Meetings</h1>
          <p className="asat">Of the Executive, those to come and those held</p>
          <p className="no-print">
            The action log: <a href={`/api/actions${queryFor(as)}`}>Excel</a>,{" "}
            <a href={`/api/actions?as=csv${as.query && `&${as.query}`}`}>CSV</a> ·{" "}
            <a href="/board/year">Extract for the yearly report</a>
          </p>
        </div>
        {mayAdd && (
          <ul className="tasks no-print">
            <li>
              <a className="filled" href="/board/meetings/add">
                Add a meeting
              </a>
            </li>
          </ul>
        )}
      </div>
      <PastDate as={as} path="/board/meetings" />
      {all.length === 0 && !isToday && <p>No meeting had been added by then.</p>}
      {all.length === 0 && isToday && (
        <p>
          The Executive’s meetings will stand here. {mayAdd ? "You add them" : "The business team adds them"}; once one
          has been held, this page leads to where the recommendations stood on its day, and the board shows what has
          changed since.
        </p>
      )}
      {all.length > 0 && (
        <>
          <h2>To come</h2>
          <ComingMeetings meetings={coming} today={date} query={queryFor(as)} />
          <h2>Past</h2>
          <PastMeetings meetings={held} query={queryFor(as)} />
        </>
      )}
    </>
  );
}
