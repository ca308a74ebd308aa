"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import { NOT_YET } from "#lib/status/not-yet.labels.ts";
import { StatusShape, statusInk, statusTint } from "./status-shape.tsx";
import { AT_MEETINGS, type MeetingColumn, type SortableHeading, type StatusRow } from "./table-columns.ts";

interface Props {
  readonly caption: string;
  readonly rows: readonly StatusRow[];
  /** The query string that keeps a link on the same day. */
  readonly query: string;
  readonly headings: readonly SortableHeading[];
  /** The meetings that each row has its status at; none for a plain list. */
  readonly meetings?: readonly MeetingColumn[];
  /** The heading of the column that says what changed; null for a plain list. */
  readonly since?: string | null;
  /** The id of the form that the checkboxes for choosing recommendations belong to; none without it. */
  readonly choosing?: string;
}

const BODY = [
  "stacked:block stacked:border-t-2 stacked:border-ink",
  "stacked:[&>tr]:grid stacked:[&>tr]:grid-cols-[minmax(0,1fr)_auto] stacked:[&>tr]:gap-x-4 stacked:[&>tr]:gap-y-1",
  "stacked:[&>tr]:border-b stacked:[&>tr]:border-line stacked:[&>tr]:py-3 stacked:[&>tr>*]:border-0 stacked:[&>tr>*]:p-0",
  "stacked:[&_td]:before:text-soft stacked:[&_td[data-label]]:before:content-[attr(data-label)_':_']",
].join(" ");

/** Narrower cells, so that all columns fit on a sheet of paper. */
const ON_PAPER =
  "print:text-xs print:[&_:is(td,th)]:min-w-0 print:[&_:is(td,th)]:pr-2 print:[&_:is(td,th)]:wrap-break-word";

/** On a narrow screen the notes of a cell follow its words on the same line. */
const INLINE_NOTES = "stacked:[&_small]:inline stacked:[&_small]:before:content-['_·_']";

/** A table of recommendations. On a narrow screen each is a block with its rating beside its title. */
export function StatusTable({ caption, rows, query, headings, meetings = [], since = null, choosing }: Props) {
  const hasOwner = headings.some(({ label }) => label === "Owner");
  return (
    <table className={`stacked:block ${ON_PAPER}`}>
      <caption className="sr-only">{caption}</caption>
      <thead className="stacked:hidden">
        <tr>
          {choosing && (
            <th scope="col" className="print:hidden">
              <span className="sr-only">Tick</span>
            </th>
          )}
          {headings.map((heading) => (
            <Heading key={heading.label} {...heading} meetings={heading.label === AT_MEETINGS ? meetings : []} />
          ))}
        </tr>
      </thead>
      <tbody className={BODY}>
        {rows.map((row) => (
          <Row key={row.reference} {...{ row, query, meetings, since, choosing, hasOwner }} />
        ))}
      </tbody>
    </table>
  );
}

function Heading({ label, href, sorted, meetings }: SortableHeading & { meetings: readonly MeetingColumn[] }) {
  return (
    <th
      scope="col"
      aria-sort={sorted}
      className={label === "Owner" ? "min-w-44" : label === "Recommendation" ? "min-w-48" : undefined}
    >
      {href ? (
        <a href={href} className="text-soft no-underline hover:underline">
          {label}
          {sorted && (
            <span aria-hidden="true" className="print:hidden">
              {" "}
              {sorted === "ascending" ? "↑" : "↓"}
            </span>
          )}
        </a>
      ) : (
        label
      )}
      {meetings.length > 0 && (
        <span className="flex">
          {meetings.map(({ label: day, href: at }) => (
            <span key={day} className="w-12 text-center print:w-8">
              {at ? (
                <a href={at} className="text-soft no-underline hover:underline">
                  {day}
                </a>
              ) : (
                day
              )}
            </span>
          ))}
        </span>
      )}
    </th>
  );
}

function Row({
  row,
  query,
  meetings,
  since,
  choosing,
  hasOwner,
}: {
  row: StatusRow;
  query: string;
  meetings: readonly MeetingColumn[];
  since: string | null;
  choosing: string | undefined;
  hasOwner: boolean;
}) {
  return (
    <tr>
      {choosing && (
        <td className="w-8 min-w-0 stacked:w-auto print:hidden stacked:order-7 stacked:col-span-2">
          <label className="flex w-fit gap-2">
            <input type="checkbox" form={choosing} name="reference" value={row.reference} className="mt-0" />
            <span className="sr-only text-soft stacked:not-sr-only">Tick {row.reference}</span>
          </label>
        </td>
      )}
      <th scope="row" className="stacked:text-base">
        <a href={`/recommendations/${row.reference}${query && `?${query}`}`}>{row.reference}</a> {row.shortTitle}{" "}
        {!hasOwner && row.isOwnerToBeConfirmed && <small className="font-medium text-red">owner to be confirmed</small>}
        {/* After the title, whose last line has room, so that the row does not grow. */}
        {row.repeat && <small className="inline-block! whitespace-nowrap text-red">{row.repeat}</small>}
      </th>
      {hasOwner && (
        <td data-label="Owner" className={`stacked:order-3 stacked:col-span-2 ${INLINE_NOTES}`}>
          {row.owner}
          {row.namedAs && <small>named as {row.namedAs}</small>}
          {row.isOwnerToBeConfirmed && <small className="font-medium text-red">to be confirmed</small>}
        </td>
      )}
      <Rated row={row} />
      {meetings.length > 0 && <AtMeetings row={row} meetings={meetings} />}
      {since && (
        <td data-label={since} className="stacked:order-6 stacked:col-span-2">
          {row.changes}
        </td>
      )}
      <td
        data-label="Due"
        className={row.isDateSet ? `stacked:order-5 stacked:col-span-2 ${INLINE_NOTES}` : "stacked:hidden"}
      >
        <span className="whitespace-nowrap">{row.due}</span>
        {row.dueNote && (
          <small className={`whitespace-nowrap print:whitespace-normal ${row.isOverdue ? "font-medium text-red" : ""}`}>
            {row.dueNote}
          </small>
        )}
        {row.dateNotes.map((note) => (
          <small key={note}>{note}</small>
        ))}
      </td>
      <td
        data-label="Last update"
        className={row.isUpdated ? `stacked:order-7 stacked:col-span-2 ${INLINE_NOTES}` : "stacked:hidden"}
      >
        <span className="whitespace-nowrap">{row.updated}</span>
        {row.isSample && <small>sample</small>}
      </td>
    </tr>
  );
}

/** The rating with the notes beside it. */
function Rated({ row }: { row: StatusRow }) {
  return (
    <td className="stacked:order-2 stacked:max-w-44 stacked:text-right">
      <span
        className={`inline-flex items-center gap-1.5 rounded-sm px-2 py-0.5 text-left leading-tight font-bold whitespace-nowrap stacked:whitespace-normal ${statusTint(row.shown)}`}
      >
        <StatusShape of={row.shown} />
        {row.shownName}
      </span>
      {row.was && <small>was {row.was}</small>}
      {row.owed && <small>{row.owed}</small>}
      {row.notes.map((note) => (
        <small key={note} className="text-red">
          {note}
        </small>
      ))}
    </td>
  );
}

/** The rating at each meeting, as a shape with its words for a screen reader. */
function AtMeetings({ row, meetings }: { row: StatusRow; meetings: readonly MeetingColumn[] }) {
  return (
    <td className="stacked:order-4 stacked:col-span-2">
      <span className="flex pt-1 stacked:flex-wrap stacked:gap-x-3">
        {meetings.map(({ label }, index) => {
          const then = row.atMeetings[index];
          return (
            <span
              key={label}
              className="flex justify-center w-12 gap-1 print:w-8 stacked:w-auto"
              title={then?.words ?? NOT_YET}
            >
              <span className="sr-only text-xs text-soft stacked:not-sr-only">{label}</span>
              {then ? (
                <span className={statusInk(then.status)}>
                  <StatusShape of={then.status} size={14} />
                  <span className="sr-only">{then.words}</span>
                </span>
              ) : (
                <span className="text-soft">
                  <span aria-hidden="true">–</span>
                  <span className="sr-only">{NOT_YET}</span>
                </span>
              )}
            </span>
          );
        })}
      </span>
    </td>
  );
}
