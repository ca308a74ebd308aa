import type { Metadata } from "next";
import { page } from "#app/components/layout/define-page.tsx";
import { StatusTag } from "#app/components/status/status-tag.tsx";
import { requireContext } from "#app/session/session.ts";
import { mayDo } from "#lib/core/access.ts";
import { dateOf, daysBetween, formatDate, formatInstant, now } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import { getMeeting } from "#lib/partnership/meetings.queries.ts";
import { decisionsAt } from "#lib/reporting/agenda/queries.ts";
import { listPapers } from "#lib/reporting/papers/queries.ts";
import { lookups } from "#lib/reporting/timeline/lookups.ts";

export const metadata: Metadata = { title: "Meeting" };

export default page(MeetingPage);

/** A meeting with its paper and its decisions. */
async function MeetingPage({ params }: { params: Promise<{ date: string }> }) {
  const ctx = await requireContext();
  const meeting = await getMeeting(ctx, (await params).date);
  const { id, title, heldOn, papersDueOn } = meeting;

  const known = await lookups(ctx);
  const issued = (await listPapers(ctx)).filter(({ meetingId }) => meetingId === id);
  const decisions = await decisionsAt(ctx, id);
  const today = dateOf(now());
  const mayDraft = mayDo(ctx.viewer, "draftPaper");
  const mayRecord = mayDo(ctx.viewer, "noteAtMeeting") && heldOn <= today;
  const path = `/board/meetings/${heldOn}`;
  return (
    <>
      <div className="head">
        <div>
          <h1>
            {title}, {formatDate(heldOn)}
          </h1>
          <p className="asat">
            {heldOn > today ? `in ${plural(daysBetween(today, heldOn), "day")}` : heldOn === today ? "today" : "held"}
            {papersDueOn && ` · papers due ${formatDate(papersDueOn)}`}
          </p>
        </div>
        {(mayRecord || mayDraft || heldOn <= today) && (
          <ul className="tasks no-print">
            {mayRecord && (
              <li>
                <a className="filled" href={`${path}/decisions`}>
                  Record the decisions
                </a>
              </li>
            )}
            {mayDraft && (
              <li>
                <a className={mayRecord ? undefined : "filled"} href={`${path}/paper/cover`}>
                  {issued.length > 0 ? "Make another version of the paper" : "Build the paper"}
                </a>
              </li>
            )}
            {heldOn <= today && (
              <li>
                <a href={`/board?as-at=${heldOn}`}>Where they stood that day</a>
              </li>
            )}
          </ul>
        )}
      </div>
      <h2>Its paper</h2>
      {issued.length === 0 ? (
        <p>Not issued yet. The business team builds it from the facts, and issues it.</p>
      ) : (
        <ul className="todo">
          {issued.map(({ version, number, at, personId }) => (
            <li key={version}>
              <a href={`${path}/paper?version=${version}`}>
                Paper {number}, version {version}
              </a>
              <a href={`/api/papers/${id}/${version}`}>Word</a>
              <small>
                issued {formatInstant(at)} by {known.names.get(personId ?? 0) ?? "somebody"}
              </small>
            </li>
          ))}
        </ul>
      )}
      <h2>What was decided, and what came of it</h2>
      {decisions.length === 0 ? (
        <p>Nothing is recorded yet.</p>
      ) : (
        <table className="stack">
          <thead>
            <tr>
              <th scope="col">Recommendation</th>
              <th scope="col">Decided</th>
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody>
            {decisions.map(({ trail, event, position }) => (
              <tr key={trail}>
                <th scope="row">
                  <a href={`/recommendations/${position.reference}#n${trail}`}>{position.reference}</a>{" "}
                  {position.shortTitle}
                </th>
                <td data-label="Decided">
                  {event.title(known)}
                  {event.details(known).map(({ heading, text }) => (
                    <small key={text} className="as-typed">
                      {heading && `${heading}: `}
                      {text}
                    </small>
                  ))}
                </td>
                <td data-label="Now">
                  <StatusTag as={position.status} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
