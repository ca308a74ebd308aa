"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.

/** An owner or a review with its counts, in the order of the columns. */
export interface CountRow {
  readonly name: string;
  /** The list of what is counted; empty if there is none. */
  readonly href: string;
  readonly counts: readonly string[];
}

const COLUMNS = ["All", "Overdue or off track", "Silent"];

/** How many recommendations each owner or review has, and how many of them need attention. */
export function CountTable({
  caption,
  heading,
  rows,
  more,
}: {
  caption: string;
  heading: string;
  rows: readonly CountRow[];
  more: { readonly href: string; readonly label: string } | null;
}) {
  return (
    <div>
      <table className="[&_:is(td,thead_th:not(:first-child))]:text-right [&_th_a]:font-normal [&_th_a]:whitespace-normal [&_td]:min-w-0 [&_td]:whitespace-nowrap [&_:is(td,thead_th:not(:first-child))]:pr-0 [&_:is(td,thead_th:not(:first-child))]:pl-3 [&_tbody_:is(td,th)]:py-1">
        <caption className="pb-0 font-bold text-ink">{caption}</caption>
        <thead>
          <tr>
            {[heading, ...COLUMNS].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, href, counts }) => (
            <tr key={href || name}>
              <th scope="row">{href ? <a href={href}>{name}</a> : name}</th>
              {COLUMNS.map((label, index) => (
                <td key={label}>{counts[index]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more && (
        <p className="mt-2 text-sm">
          <a href={more.href}>{more.label}</a>
        </p>
      )}
    </div>
  );
}
