"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import { DataTable } from "#app/components/layout/data-table.tsx";
import { SampleMark } from "#app/components/status/sample-mark.tsx";

/** One event, with texts ready to be shown. */
export interface EventRow {
  readonly number: number;
  readonly when: string;
  /** How its date is known, if it was entered later. */
  readonly dating: string | null;
  readonly what: string;
  readonly isSample: boolean;
  readonly isHeld: boolean;
  /** What it is about; `href` is null where the viewer has no page for it. */
  readonly about: { readonly href: string | null; readonly label: string; readonly title: string | null } | null;
  readonly by: string;
  readonly role: string | null;
}

/** Events, the newest first. */
export function HistoryTable({ rows }: { rows: readonly EventRow[] }) {
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">What</th>
          <th scope="col">About</th>
          <th scope="col">By</th>
          <th scope="col" className="text-right">
            Number
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ number, when, dating, what, isSample, isHeld, about, by, role }) => (
          <tr key={number}>
            <td data-label="When" className="whitespace-nowrap phone:whitespace-normal">
              {when}
              {dating && <small>{dating}</small>}
            </td>
            <th scope="row">
              {what}
              {isSample && <SampleMark />}
              {isHeld && <small className="text-red">held for review</small>}
            </th>
            <td data-label="About">{about && <Subject {...about} />}</td>
            <td data-label="By">
              {by}
              {role && <small>{role}</small>}
            </td>
            <td data-label="Number" className="text-right phone:hidden">
              {number.toLocaleString("en-GB")}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function Subject({ href, label, title }: NonNullable<EventRow["about"]>) {
  return (
    <>
      {href ? <a href={href}>{label}</a> : label}
      {title && ` ${title}`}
    </>
  );
}
