import type { Metadata } from "next";
import { page } from "#app/components/layout/define-page.tsx";
import { requireContext } from "#app/session/session.ts";
import { mayDo } from "#lib/core/access.ts";
import { dateOf, daysBetween, formatDate, now } from "#lib/core/clock.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import { plural } from "#lib/status/labels.ts";

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
          {coming.length === 0 ? (
            <p>None has been added yet.</p>
          ) : (
            <ul>
              {coming.map(({ id, title, heldOn, papersDueOn }) => (
                <li key={id}>
                  <a href={`/board/meetings/${heldOn}`}>{formatDate(heldOn)}</a>, {title}{" "}
                  <small>
                    {inDays(daysBetween(today, heldOn))}
                    {papersDueOn && `, papers due ${formatDate(papersDueOn)}`}
                  </small>
                </li>
              ))}
            </ul>
          )}
          <h2>Past</h2>
          {held.length === 0 ? (
            <p>None yet.</p>
          ) : (
            <table className="stack">
              <thead>
                <tr>
                  <th scope="col">Day</th>
                  <th scope="col">Meeting</th>
                  <th scope="col">Board as at that day</th>
                </tr>
              </thead>
              <tbody>
                {held.map(({ id, title, heldOn }) => (
                  <tr key={id}>
                    <th scope="row">
                      <a href={`/board/meetings/${heldOn}`}>{formatDate(heldOn)}</a>
                    </th>
                    <td data-label="Meeting">{title}</td>
                    <td>
                      <a href={`/board?as-at=${heldOn}`}>
                        Where they stood<span className="unseen"> on {formatDate(heldOn)}</span>
                      </a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </>
  );
}

function inDays(days: number): string {
  return days === 0 ? "today" : `in ${plural(days, "day")}`;
}
