import { KeyList } from "#app/components/status/status-key.tsx";
import { formatInstant } from "#lib/core/clock.ts";
import { describeEmptyExceptions } from "#lib/reporting/papers/labels.ts";
import { overTimePicture, slipsPicture, stripPicture } from "#lib/reporting/papers/pictures.ts";
import type { IssuedPaperContent } from "#lib/reporting/papers/queries.ts";
import type { Paper } from "#lib/reporting/papers/rules.ts";
import { PaperLines } from "../../../paper-lines.tsx";
import { PaperQuotes } from "../../../paper-quotes.tsx";
import { PaperChart } from "./paper-chart.tsx";
import { PaperCover } from "./paper-cover.tsx";
import { PaperDetails } from "./paper-details.tsx";
import { PaperTable } from "./paper-table.tsx";

interface Props {
  paper: Paper;
  issued: IssuedPaperContent | null;
  /** The path of the Word file. */
  word: string;
}

/** A board paper, for the screen and for A4. */
export function PaperPage({ paper, issued, word }: Props) {
  return (
    <article className="paper">
      <PaperLinks path={`/board/meetings/${paper.meeting.heldOn}`} isDraft={!issued} word={word} />
      <h1>{paper.cover.title}</h1>
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
      <PaperCover paper={paper} />
      <PaperBody paper={paper} />
      <KeyList meanings={paper.key.map(({ shown, name, meaning }) => [shown, name, meaning])} />
      <PaperDetails details={paper.details} />
    </article>
  );
}

function PaperLinks({ path, isDraft, word }: { path: string; isDraft: boolean; word: string }) {
  return (
    <nav className="no-print pages" aria-label="This paper">
      {isDraft && (
        <a className="filled" href={`${path}/paper/issue`}>
          Issue it
        </a>
      )}
      {isDraft && <a href={`${path}/paper/cover`}>Change the cover sheet</a>}
      <a href={word}>Word</a>
      <a href={path}>The meeting</a>
    </nav>
  );
}

function PaperBody({ paper }: { paper: Paper }) {
  const { strip, slips, overTime } = paper.pictures;
  return (
    <>
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
      <Exceptions exceptions={paper.exceptions} />
      <h2>Completed or closed{paper.since && ` since ${paper.since}`}</h2>
      <PaperLines lines={paper.completed} none="None." />
      <h2>Extensions asked for</h2>
      <PaperLines lines={paper.extensions} none="None." />
      <h2>Outstanding</h2>
      <PaperLines lines={paper.outstanding} none="Nothing is outstanding." />
      <PaperChart heading="At each meeting" picture={stripPicture(strip)} />
      <PaperChart heading="Due dates as first agreed and as now" picture={slipsPicture(slips)} />
      <PaperChart heading="Open, delivered and complete over time" picture={overTimePicture(overTime)} />
      <h2>What difference it has made</h2>
      <PaperQuotes differences={paper.differences} none="Nothing has been reported yet." />
    </>
  );
}

function Exceptions({ exceptions }: { exceptions: Paper["exceptions"] }) {
  return (
    <>
      <h2>Exceptions</h2>
      {exceptions
        .filter(({ lines }) => lines.length > 0)
        .map(({ title, lines }) => (
          <div key={title}>
            <h3>{title}</h3>
            <PaperLines lines={lines} none="None." />
          </div>
        ))}
      <p>{describeEmptyExceptions(exceptions)}</p>
    </>
  );
}
