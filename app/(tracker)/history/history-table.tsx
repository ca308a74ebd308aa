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

/** On a phone an event is what happened, then what it is about, then in small type when and by whom. */
const ON_A_PHONE = [
  "phone:[&>tr]:flex! phone:[&>tr]:flex-wrap phone:[&>tr]:gap-x-3",
  "phone:[&_th]:order-first phone:[&_th]:w-full phone:[&_th]:font-bold",
  "phone:[&_td]:min-w-0 phone:[&_td]:text-xs phone:[&_td]:text-soft phone:[&_td:nth-child(3)]:order-first",
  "phone:[&_td:nth-child(3)]:w-full phone:[&_td:nth-child(3)]:text-sm phone:[&_td:nth-child(3)]:text-ink",
].join(" ");

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
      <tbody className={ON_A_PHONE}>
        {rows.map(({ number, when, dating, what, isSample, isHeld, about, by, role }) => (
          <tr key={number}>
            <td className="whitespace-nowrap">
              {when}
              {dating && <small>{dating}</small>}
            </td>
            <th scope="row">
              {what}
              {isSample && <SampleMark />}
              {isHeld && <small className="text-red">held for review</small>}
            </th>
            <td>{about && <Subject {...about} />}</td>
            <td>
              {by}
              {role && <small>{role}</small>}
            </td>
            <td className="text-right phone:hidden!">{number.toLocaleString("en-GB")}</td>
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
