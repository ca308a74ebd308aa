import type { ReactNode } from "react";
import { KeyList } from "#app/components/status/status-key.tsx";
import { formatDate, formatInstant } from "#lib/core/clock.ts";
import { describeEmptyExceptions } from "#lib/reporting/papers/labels.ts";
import { overTimePicture, slipsPicture, stripPicture } from "#lib/reporting/papers/pictures.ts";
import type { IssuedPaperContent } from "#lib/reporting/papers/queries.ts";
import { type Paper, purposeNames } from "#lib/reporting/papers/rules.ts";
import { PaperLines } from "../../../paper-lines.tsx";
import { PaperQuotes } from "../../../paper-quotes.tsx";
import { Drawing } from "./drawing.tsx";
import { PaperDetails } from "./paper-details.tsx";
import { PaperTable } from "./paper-table.tsx";

/** A board paper, on screen and on A4: all its words are in it already. */
export function PaperPage({ paper, issued, word }: { paper: Paper; issued: IssuedPaperContent | null; word: string }) {
  const { cover, meeting } = paper;
  const path = `/board/meetings/${meeting.heldOn}`;
  return (
    <article className="paper">
      <nav className="no-print pages" aria-label="This paper">
        {!issued && (
          <a className="filled" href={`${path}/paper/issue`}>
            Issue it
          </a>
        )}
        {!issued && <a href={`${path}/paper/cover`}>Change the cover sheet</a>}
        <a href={word}>Word</a>
        <a href={path}>The meeting</a>
      </nav>
      <h1>{cover.title}</h1>
      <p className="asat">
        {issued
          ? `Paper ${issued.number}, version ${issued.version}, issued ${formatInstant(issued.at)}`
          : "Draft, not issued"}
      </p>
      {issued?.redactions.map((words) => (
        <p key={words} className="held">
          {words}
        </p>
      ))}
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
      <h2>Where the recommendations stand</h2>
      <p>{paper.standing}</p>
      <PaperTable rows={paper.rows} />
      <h2>For decision</h2>
      <PaperLines lines={paper.toDecide} none="Nothing waits for a decision." />
      <h2>What has changed{paper.since && ` since ${paper.since}`}</h2>
      <PaperLines
        lines={paper.changes}
        none={paper.since ? "Nothing has changed." : "This is the first paper, so there is nothing to compare with."}
      />
      <h2>Exceptions</h2>
      {paper.exceptions
        .filter(({ lines }) => lines.length > 0)
        .map(({ title, lines }) => (
          <div key={title}>
            <h3>{title}</h3>
            <PaperLines lines={lines} none="None." />
          </div>
        ))}
      <p>{describeEmptyExceptions(paper.exceptions)}</p>
      <h2>Completed or closed{paper.since && ` since ${paper.since}`}</h2>
      <PaperLines lines={paper.completed} none="None." />
      <h2>Extensions asked for</h2>
      <PaperLines lines={paper.extensions} none="None." />
      <h2>Outstanding</h2>
      <PaperLines lines={paper.outstanding} none="Nothing is outstanding." />
      <Drawing heading="At each meeting" picture={stripPicture(paper.pictures.strip)} />
      <Drawing heading="Due dates as first agreed and as now" picture={slipsPicture(paper.pictures.slips)} />
      <Drawing heading="Open, delivered and complete over time" picture={overTimePicture(paper.pictures.overTime)} />
      <h2>What difference it has made</h2>
      <PaperQuotes differences={paper.differences} none="Nothing has been reported yet." />
      <KeyList meanings={paper.key.map(({ shown, name, meaning }) => [shown, name, meaning])} />
      <PaperDetails details={paper.details} />
    </article>
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
