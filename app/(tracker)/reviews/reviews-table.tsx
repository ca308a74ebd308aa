"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import { DataTable } from "#app/components/layout/data-table.tsx";

/** One review, with texts ready to be shown. */
export interface ReviewRow {
  readonly href: string;
  readonly code: string;
  readonly title: string;
  readonly kind: string;
  readonly published: string;
  readonly publisher: string;
  /** How many recommendations it made. */
  readonly count: number;
}

/** The reviews that recommendations come from. */
export function ReviewsTable({ rows }: { rows: readonly ReviewRow[] }) {
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Review</th>
          <th scope="col">Recommendations</th>
          <th scope="col">Kind</th>
          <th scope="col">Published</th>
          <th scope="col">Published by</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ href, code, title, kind, published, publisher, count }) => (
          <tr key={code}>
            <th scope="row">
              <a href={href}>{code}</a> {title}
            </th>
            <td data-label="Recommendations">{count.toLocaleString("en-GB")}</td>
            <td data-label="Kind">{kind}</td>
            <td data-label="Published" className="whitespace-nowrap">
              {published}
            </td>
            <td data-label="Published by">{publisher}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
