import { DataTable } from "./data-table.tsx";

/** A draft of the business team, in words. */
interface DraftRow {
  readonly href: string;
  readonly title: string;
  readonly saved: string;
  readonly by: string;
}

/** What the business team has begun and not finished. `heading` says what a draft is named by, such as "File". */
export function DraftsTable({ heading, rows }: { heading: string; rows: readonly DraftRow[] }) {
  return (
    <>
      <p>Only the business team sees these, and any of its members can finish them.</p>
      <DataTable>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col">Last saved</th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ href, title, saved, by }) => (
            <tr key={href}>
              <th scope="row">
                <a href={href}>{title}</a>
              </th>
              <td data-label="Last saved">{saved}</td>
              <td data-label="By">{by}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}
