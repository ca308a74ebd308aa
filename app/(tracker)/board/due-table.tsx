"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import { statusInk } from "#app/components/status/status-shape.tsx";
import type { Status } from "#lib/status/rules.ts";

/** A due date as a percentage of the width of the drawing, and in words. */
export interface DueRow {
  readonly reference: string;
  readonly href: string;
  readonly status: Status;
  /** The date first agreed; null if the date has not moved. */
  readonly first: number | null;
  readonly due: number;
  readonly words: string;
  readonly note: string;
  readonly isOverdue: boolean;
}

interface Mark {
  readonly at: number;
  readonly label: string;
}

/** Room for a date with a note below it. */
const ROW_HEIGHT = 44;
const MIDDLE = ROW_HEIGHT / 2;

/** The due dates: a row for each recommendation with a drawing of its dates, and the same dates in words. */
export function DueTable({ rows, ticks, today }: { rows: readonly DueRow[]; ticks: readonly Mark[]; today: Mark }) {
  return (
    <table className="[&_td]:align-middle [&_tbody_:is(td,th)]:py-0">
      <caption className="sr-only">The due date of each recommendation, and the date first agreed</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">Recommendation</span>
          </th>
          <td className="w-3/5 phone:w-1/2">
            <Scale ticks={ticks} today={today} />
          </td>
          <th scope="col">Due</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.reference}>
            <th scope="row" className="align-middle">
              <a href={row.href}>{row.reference}</a>
            </th>
            <td>
              <DueDrawing row={row} ticks={ticks} today={today} />
            </td>
            <td>
              <span className="whitespace-nowrap">{row.words}</span>
              {row.note && <small className={row.isOverdue ? "text-red" : undefined}>{row.note}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The months, and the day shown. */
function Scale({ ticks, today }: { ticks: readonly Mark[]; today: Mark }) {
  return (
    <svg
      className="block overflow-visible fill-soft phone:[&>text:nth-child(2n+3)]:hidden"
      width="100%"
      height="30"
      aria-hidden="true"
    >
      <text x={`${today.at}%`} y="11" textAnchor="middle" className="fill-ink font-bold">
        {today.label}
      </text>
      {ticks.map(({ at, label }) => (
        <text key={at} x={`${at}%`} y="27" textAnchor="middle">
          {label}
        </text>
      ))}
    </svg>
  );
}

function DueDrawing({
  row: { status, first, due },
  ticks,
  today,
}: {
  row: DueRow;
  ticks: readonly Mark[];
  today: Mark;
}) {
  return (
    <svg className={`block overflow-visible ${statusInk(status)}`} width="100%" height={ROW_HEIGHT} aria-hidden="true">
      {ticks.map(({ at }) => (
        <line key={at} x1={`${at}%`} x2={`${at}%`} y2={ROW_HEIGHT} className="stroke-line" />
      ))}
      <line x1={`${today.at}%`} x2={`${today.at}%`} y2={ROW_HEIGHT} className="stroke-ink" strokeDasharray="3 3" />
      {first !== null && (
        <>
          <line x1={`${first}%`} x2={`${due}%`} y1={MIDDLE} y2={MIDDLE} stroke="currentColor" strokeWidth="2" />
          <circle cx={`${first}%`} cy={MIDDLE} r="5" className="fill-page" stroke="currentColor" strokeWidth="2" />
        </>
      )}
      <circle cx={`${due}%`} cy={MIDDLE} r="6" fill="currentColor" />
    </svg>
  );
}
