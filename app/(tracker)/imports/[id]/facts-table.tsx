"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import { DataTable } from "#app/components/layout/data-table.tsx";

/** One fact that an import wrote, with texts ready to be shown. */
export interface FactRow {
  readonly key: string;
  readonly href: string | null;
  readonly reference: string;
  readonly what: string;
  readonly cell: string;
}

/** The facts that an import wrote. */
export function FactsTable({ rows }: { rows: readonly FactRow[] }) {
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Recommendation</th>
          <th scope="col">Written</th>
          <th scope="col">From</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, href, reference, what, cell }) => (
          <tr key={key}>
            <th scope="row">{href ? <a href={href}>{reference}</a> : reference}</th>
            <td data-label="Written">{what}</td>
            <td data-label="From">{cell}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
