"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import { DataTable } from "#app/components/layout/data-table.tsx";

/** One thing that a plan says, with texts ready to be shown. */
interface ChangeRow {
  readonly cell: string;
  readonly kind: string;
  readonly isLeftOut: boolean;
  readonly what: string;
  readonly read: string;
  readonly becomes: string;
  readonly why: string;
  /** The step in which it can be answered. */
  readonly step: { readonly href: string; readonly name: string } | null;
}

interface Props {
  readonly heading: string;
  readonly wording: string;
  readonly rows: readonly ChangeRow[];
}

/** What a plan says about one recommendation, beside what becomes of it. */
export function RecommendationChanges({ heading, wording, rows }: Props) {
  return (
    <>
      <h3>{heading}</h3>
      <p className="max-w-text text-sm">{wording}</p>
      <DataTable>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">In the file</th>
            <th scope="col">In the tracker</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cell, kind, isLeftOut, what, read, becomes, why, step }) => (
            <tr key={`${cell}${what}${read}${becomes}${why}`}>
              <th scope="row" className="sm:w-40">
                {what}
                <small className="block font-normal">{cell}</small>
              </th>
              <td data-label="In the file" className="text-sm">
                {read}
              </td>
              <td data-label="In the tracker" className="text-sm">
                {becomes}
              </td>
              <td data-label="Change" className="sm:w-64">
                <span className={isLeftOut ? "font-medium text-red" : "font-medium"}>{kind}</span>
                {why && <small className="block">{why}</small>}
                {step && (
                  <small className="block">
                    <a href={step.href}>{`Go to ${step.name}`}</a>
                  </small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}
