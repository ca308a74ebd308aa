import { DataTable } from "#app/components/layout/data-table.tsx";
import { type CalendarDate, daysBetween, formatDate, formatShortDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";
import type { IssuedPaper } from "#lib/reporting/papers/rules.ts";

interface Props {
  readonly meetings: readonly Meeting[];
  /** The issued papers, the newest first. */
  readonly papers: readonly IssuedPaper[];
  /** The query string that keeps links on the date of the page. */
  readonly query: string;
}

export function ComingMeetings({
  meetings,
  papers,
  today,
  query,
  mayDraft,
}: Props & { today: CalendarDate; mayDraft: boolean }) {
  if (meetings.length === 0) return <p>None has been added yet.</p>;
  return (
    <ul className="max-w-none list-none divide-y divide-line border-y border-line p-0 [&_small]:block">
      {meetings.map(({ id, title, heldOn, papersDueOn }) => (
        <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 py-2.5">
          <span>
            <a className="font-bold" href={`/board/meetings/${heldOn}${query}`}>
              {formatDate(heldOn)}
            </a>
            , {title}
            <small>
              {heldOn === today ? "Today" : `In ${plural(daysBetween(today, heldOn), "day")}`}
              {papersDueOn && `, papers due ${formatDate(papersDueOn)}`}
            </small>
          </span>
          <span className="text-sm">
            <PaperLink meeting={{ id, heldOn }} papers={papers} />
            {mayDraft && !papers.some(({ meetingId }) => meetingId === id) && (
              <a href={`/board/meetings/${heldOn}/paper/cover`}>
                Build the paper<span className="sr-only"> for {formatDate(heldOn)}</span>
              </a>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function PastMeetings({ meetings, papers, query }: Props) {
  if (meetings.length === 0) return <p>None yet.</p>;
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Meeting</th>
          <th scope="col">Paper</th>
          <th scope="col">Board at the end of that day</th>
        </tr>
      </thead>
      <tbody>
        {meetings.map(({ id, title, heldOn }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`/board/meetings/${heldOn}${query}`}>{formatShortDate(heldOn)}</a>
            </th>
            <td data-label="Meeting">{title}</td>
            <td data-label="Paper">
              <PaperLink meeting={{ id, heldOn }} papers={papers} none="None issued" />
            </td>
            <td>
              <a href={`/board?as-at=${heldOn}`}>
                Show the board<span className="sr-only"> on {formatDate(heldOn)}</span>
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** A link to the paper of a meeting that was issued last. */
function PaperLink({
  meeting: { id, heldOn },
  papers,
  none = "",
}: {
  meeting: Pick<Meeting, "id" | "heldOn">;
  papers: readonly IssuedPaper[];
  none?: string;
}) {
  const latest = papers.find(({ meetingId }) => meetingId === id);
  if (!latest) return none;
  return (
    <a href={`/board/meetings/${heldOn}/paper?version=${latest.version}`}>
      Paper {latest.number}, version {latest.version}
    </a>
  );
}
