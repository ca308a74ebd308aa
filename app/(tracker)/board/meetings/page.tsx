import type { Metadata } from "next";
import { page } from "#app/components/layout/define-page.tsx";
import { requireContext } from "#app/session/session.ts";
import { mayDo } from "#lib/core/access.ts";
import { dateOf, now } from "#lib/core/clock.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import { ComingMeetings, PastMeetings } from "./meeting-lists.tsx";

export const metadata: Metadata = { title: "Meetings" };

export default page(Meetings);

async function Meetings() {
  const ctx = await requireContext();
  const today = dateOf(now());
  const all = await listMeetings(ctx);
  const coming = all.filter(({ heldOn }) => heldOn >= today);
  const held = all.filter(({ heldOn }) => heldOn < today).reverse();
  const mayAdd = mayDo(ctx.viewer, "scheduleMeeting");
  return (
    <>
      <div className="head">
        <div>
          <h1>Meetings</h1>
          <p className="asat">Of the Executive, those to come and those held</p>
          <p className="no-print">
            The action log: <a href="/api/actions">Excel</a>, <a href="/api/actions?as=csv">CSV</a> ·{" "}
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
      {all.length === 0 && (
        <p>
          The Executive’s meetings will stand here. {mayAdd ? "You add them" : "The business team adds them"}; once one
          has been held, this page leads to where the recommendations stood on its day, and the board shows what has
          changed since.
        </p>
      )}
      {all.length > 0 && (
        <>
          <h2>To come</h2>
          <ComingMeetings meetings={coming} today={today} />
          <h2>Past</h2>
          <PastMeetings meetings={held} />
        </>
      )}
    </>
  );
}
