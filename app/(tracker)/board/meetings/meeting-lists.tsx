import { type CalendarDate, daysBetween, formatDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";

interface Props {
  readonly meetings: readonly Meeting[];
  /** The query string that keeps links on the date of the page. */
  readonly query: string;
}

export function ComingMeetings({ meetings, today, query }: Props & { today: CalendarDate }) {
  if (meetings.length === 0) return <p>None has been added yet.</p>;
  return (
    <ul>
      {meetings.map(({ id, title, heldOn, papersDueOn }) => (
        <li key={id}>
          <a href={`/board/meetings/${heldOn}${query}`}>{formatDate(heldOn)}</a>, {title}{" "}
          <small>
            {heldOn === today ? "today" : `in ${plural(daysBetween(today, heldOn), "day")}`}
            {papersDueOn && `, papers due ${formatDate(papersDueOn)}`}
          </small>
        </li>
      ))}
    </ul>
  );
}

export function PastMeetings({ meetings, query }: Props) {
  if (meetings.length === 0) return <p>None yet.</p>;
  return (
    <table className="stack">
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Meeting</th>
          <th scope="col">Board as at that day</th>
        </tr>
      </thead>
      <tbody>
        {meetings.map(({ id, title, heldOn }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`/board/meetings/${heldOn}${query}`}>{formatDate(heldOn)}</a>
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
  );
}
