"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import { DataTable } from "#app/components/layout/data-table.tsx";
import { SampleMark } from "#app/components/status/sample-mark.tsx";

/** One post that is held for review, without its text. */
export interface HeldRow {
  readonly trail: number;
  readonly reference: string;
  readonly shortTitle: string;
  readonly what: string;
  readonly author: string;
  readonly isSample: boolean;
  readonly when: string;
  readonly passages: string;
}

/** The posts that are held for review. */
export function HeldTable({ rows }: { rows: readonly HeldRow[] }) {
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Recommendation</th>
          <th scope="col">To review</th>
          <th scope="col">Posted by</th>
          <th scope="col">Posted on</th>
          <th scope="col">Passages</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ trail, reference, shortTitle, what, author, isSample, when, passages }) => (
          <tr key={trail}>
            <th scope="row">
              <a href={`/recommendations/${reference}`}>{reference}</a> {shortTitle}
            </th>
            <td data-label="To review">
              <a href={`/held/${trail}`} className="font-bold">
                {what}
                <span className="sr-only"> on {reference}</span>
              </a>
            </td>
            <td data-label="Posted by">
              {author}
              {isSample && <SampleMark />}
            </td>
            <td data-label="Posted on">{when}</td>
            <td data-label="Passages">{passages}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
