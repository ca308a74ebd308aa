import type { ReactNode } from "react";
import { formatDate, formatInstant } from "#lib/core/clock.ts";
import { type Paper, purposeNames } from "#lib/reporting/papers/rules.ts";

/** The cover sheet of a board paper. */
export function PaperCover({ paper }: { paper: Paper }) {
  const { cover, meeting } = paper;
  return (
    <dl className="cover">
      <Entry name="Meeting">
        {meeting.title}, {formatDate(meeting.heldOn)}
      </Entry>
      {cover.agendaItem && <Entry name="Agenda item">{cover.agendaItem}</Entry>}
      <Entry name="Author">{cover.author}</Entry>
      {cover.sponsor && <Entry name="Sponsor">{cover.sponsor}</Entry>}
      <Entry name="Purpose">{purposeNames[cover.purpose]}</Entry>
      <Entry name="About">{paper.scopeName}</Entry>
      <Entry name="Data as at">{formatInstant(paper.asAt)}</Entry>
      <Entry name="Marking">{paper.marking}</Entry>
      {cover.asks && (
        <Entry name="The Executive is asked to">
          <ol>
            {cover.asks
              .split("\n")
              .filter(Boolean)
              .map((ask) => (
                <li key={ask}>{ask}</li>
              ))}
          </ol>
        </Entry>
      )}
      <Entry name="Summary">
        <span className="as-typed">{cover.summary}</span>
      </Entry>
      <Entry name="Risks">
        <span className="as-typed">{cover.risks || "None beyond those told below."}</span>
      </Entry>
    </dl>
  );
}

function Entry({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
