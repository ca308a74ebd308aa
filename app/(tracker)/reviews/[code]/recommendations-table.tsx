"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import { DataTable } from "#app/components/layout/data-table.tsx";
import { RatingTag } from "#app/components/status/rating-tag.tsx";
import type { Status } from "#lib/status/rules.ts";

/** One recommendation of a review, with texts ready to be shown. */
export interface WordedRow {
  readonly href: string;
  readonly reference: string;
  readonly shortTitle: string;
  readonly wording: string;
  readonly owner: string;
  readonly rating: Status;
  readonly ratingName: string;
  readonly notes: readonly string[];
}

/** The recommendations of a review, with their wording, owner and rating. */
export function RecommendationsTable({ rows }: { rows: readonly WordedRow[] }) {
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Recommendation</th>
          <th scope="col">Wording</th>
          <th scope="col">Owner</th>
          <th scope="col">Rating</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ href, reference, shortTitle, wording, owner, rating, ratingName, notes }) => (
          <tr key={reference}>
            <th scope="row" className="sm:w-56">
              <a href={href}>{reference}</a> {shortTitle}
            </th>
            <td data-label="Wording">{wording}</td>
            <td data-label="Owner" className="sm:w-44">
              {owner}
            </td>
            <td data-label="Rating" className="sm:w-40">
              <RatingTag of={rating} name={ratingName} />
              {notes.map((note) => (
                <small key={note} className="text-red">
                  {note}
                </small>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
