"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import { DataTable } from "#app/components/layout/data-table.tsx";
import { RatingTag } from "#app/components/status/rating-tag.tsx";
import type { Status } from "#lib/status/rules.ts";

/** One recommendation under a theme, with texts ready to be shown. */
export interface UnderThemeRow {
  readonly href: string;
  readonly reference: string;
  readonly shortTitle: string;
  readonly reviewHref: string;
  readonly review: string;
  readonly published: string;
  readonly owner: string;
  readonly rating: Status;
  readonly ratingName: string;
  readonly notes: readonly string[];
  /** Empty without one, as is the day it was closed. */
  readonly due: string;
  readonly closed: string;
}

const NONE = "–";

/** The recommendations under a theme in the order of time, with what became of each. */
export function UnderThemeTable({ rows }: { rows: readonly UnderThemeRow[] }) {
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Published</th>
          <th scope="col">Recommendation</th>
          <th scope="col">Review</th>
          <th scope="col">Owner</th>
          <th scope="col">Rating</th>
          <th scope="col">Due</th>
          <th scope="col">Closed on</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.reference}>
            <td data-label="Published" className="whitespace-nowrap">
              {row.published}
            </td>
            <th scope="row" className="sm:min-w-48">
              <a href={row.href}>{row.reference}</a> {row.shortTitle}
            </th>
            <td data-label="Review" className="sm:min-w-40">
              <a href={row.reviewHref}>{row.review}</a>
            </td>
            <td data-label="Owner">{row.owner}</td>
            <td data-label="Rating" className="sm:min-w-40">
              <RatingTag of={row.rating} name={row.ratingName} />
              {row.notes.map((note) => (
                <small key={note} className="text-red">
                  {note}
                </small>
              ))}
            </td>
            <td data-label="Due" className={`whitespace-nowrap ${row.due ? "" : "phone:hidden!"}`}>
              {row.due || NONE}
            </td>
            <td data-label="Closed on" className={`whitespace-nowrap ${row.closed ? "" : "phone:hidden!"}`}>
              {row.closed || NONE}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
