import { formatInstant } from "#lib/core/clock.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";
import type { IssuedPaper } from "#lib/reporting/papers/rules.ts";

interface Props {
  meeting: Meeting;
  issued: readonly IssuedPaper[];
  names: ReadonlyMap<number, string>;
}

/** The issued versions of a meeting's paper, each with a link to its Word file. */
export function IssuedPapers({ meeting, issued, names }: Props) {
  return (
    <ul className="todo">
      {issued.map(({ version, number, at, personId }) => (
        <li key={version}>
          <a href={`/board/meetings/${meeting.heldOn}/paper?version=${version}`}>
            Paper {number}, version {version}
          </a>
          <a href={`/api/papers/${meeting.id}/${version}`}>Word</a>
          <small>
            issued {formatInstant(at)} by {names.get(personId ?? 0) ?? "somebody"}
          </small>
        </li>
      ))}
    </ul>
  );
}
