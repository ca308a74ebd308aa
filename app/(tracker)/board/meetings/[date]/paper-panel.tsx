import { Panel } from "#app/components/layout/panel.tsx";
import { formatInstant } from "#lib/core/clock.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";
import type { IssuedPaper } from "#lib/reporting/papers/rules.ts";

interface Props {
  meeting: Meeting;
  issued: readonly IssuedPaper[];
  names: ReadonlyMap<number, string>;
  /** Whether the business team, who is reading, has saved a cover sheet. */
  hasDraft: boolean;
}

/** The issued versions of a meeting’s paper, each with a link to its Word file, and the draft for those who write it. */
export function PaperPanel({ meeting, issued, names, hasDraft }: Props) {
  const path = `/board/meetings/${meeting.heldOn}/paper`;
  return (
    <Panel id="paper" title="Board paper">
      {issued.length === 0 && (
        <p className="text-sm">
          Not issued yet. {!hasDraft && "The business team builds it from the tracker’s records and issues it."}
        </p>
      )}
      {hasDraft && (
        <p className="text-sm">
          <a href={path}>Draft paper</a> · <a href={`/api/papers/${meeting.id}/draft`}>Word</a>
        </p>
      )}
      <ul className="list-none divide-y divide-line p-0 text-sm [&>li]:py-2">
        {issued.map(({ version, number, at, personId }) => (
          <li key={version}>
            <a href={`${path}?version=${version}`}>
              Paper {number}, version {version}
            </a>{" "}
            · <a href={`/api/papers/${meeting.id}/${version}`}>Word</a>
            <small className="block">
              Issued {formatInstant(at)} by {names.get(personId ?? 0) ?? "an unknown person"}
            </small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
