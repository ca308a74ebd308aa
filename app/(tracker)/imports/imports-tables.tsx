"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import { DataTable } from "#app/components/layout/data-table.tsx";

/** One imported plan, with texts ready to be shown. */
interface ImportItem {
  readonly id: number;
  readonly fileName: string;
  readonly when: string;
  readonly by: string;
  readonly written: string;
  readonly left: string;
}

/** The plans that were imported. */
export function ImportsTable({ rows }: { rows: readonly ImportItem[] }) {
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Imported</th>
          <th scope="col">By</th>
          <th scope="col">Written</th>
          <th scope="col">Not taken over</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, fileName, when, by, written, left }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`/imports/${id}`}>{fileName}</a>
            </th>
            <td data-label="Imported">{when}</td>
            <td data-label="By">{by}</td>
            <td data-label="Written">{written}</td>
            <td data-label="Not taken over">{left}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
