"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.

/** A status in a narrow cell: its letter, and the words that a screen reader reads. */
export interface Mark {
  readonly letter: string;
  readonly words: string;
}

export interface StripRow {
  readonly reference: string;
  /** For each column the classes of a status, which name its mark; null if the recommendation was not made yet. */
  readonly cells: readonly (string | null)[];
}

/** The rows of the meeting strip, each status as a shape with a letter. */
export function MeetingStripRows({
  columns,
  rows,
  marks,
}: {
  columns: readonly string[];
  rows: readonly StripRow[];
  marks: Readonly<Record<string, Mark>>;
}) {
  return (
    <tbody>
      {rows.map(({ reference, cells }) => (
        <tr key={reference}>
          <th scope="row">{reference}</th>
          {columns.map((column, index) => (
            <td key={column}>{cellOf(cells[index] ?? null, marks)}</td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function cellOf(classes: string | null, marks: Readonly<Record<string, Mark>>) {
  const mark = classes === null ? undefined : marks[classes];
  if (!mark) return <span aria-hidden="true">–</span>;
  return (
    <span className={`shown ${classes}`} title={mark.words}>
      <span aria-hidden="true">{mark.letter}</span>
      <span className="unseen">{mark.words}</span>
    </span>
  );
}
