import { DataTable } from "#app/components/layout/data-table.tsx";
import { plural } from "#lib/core/text.ts";
import { cellInWords } from "#lib/imports/labels.ts";

interface Props {
  readonly rows: readonly {
    readonly reference: string;
    readonly cell: string;
    readonly what: string;
    readonly why: string;
  }[];
}

/** What an import did not take over, with where it is in the file and why. Nothing where all of it was. */
export function LeftOut({ rows }: Props) {
  if (rows.length === 0) return null;
  return (
    <details className="mb-8">
      <summary className="font-medium">{plural(rows.length, "thing")} not taken over</summary>
      <DataTable>
        <thead>
          <tr>
            <th scope="col">Recommendation</th>
            <th scope="col">What</th>
            <th scope="col">In the file</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ reference, cell, what, why }) => (
            <tr key={`${cell}${what}${why}`}>
              <th scope="row">{reference || "Not added"}</th>
              <td data-label="What">{what}</td>
              <td data-label="In the file">{cellInWords(cell)}</td>
              <td data-label="Why">{why}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </details>
  );
}
