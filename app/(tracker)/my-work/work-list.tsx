"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.

export interface WorkItem {
  readonly href: string;
  readonly label: string;
  /** What it is about, if the label does not say it. */
  readonly about?: string;
  readonly note: string;
  readonly isLate?: boolean;
}

/** What there is to do, one below the other, with why or by when at the right. */
export function WorkList({
  items,
  more,
}: {
  items: readonly WorkItem[];
  more?: { href: string; label: string } | null;
}) {
  return (
    <ul className="max-w-none list-none divide-y divide-line border-y border-line p-0 [&>li]:py-2.5">
      {items.map(({ href, label, about, note, isLate }) => (
        <li key={`${href} ${label}`} className="items-baseline gap-x-6 sm:grid sm:grid-cols-2">
          <span>
            <a href={href} className="font-bold">
              {label}
            </a>{" "}
            {about}
          </span>{" "}
          <small className={`block sm:text-right ${isLate ? "font-medium text-red" : ""}`}>{note}</small>
        </li>
      ))}
      {more && (
        <li>
          <a href={more.href}>{more.label}</a>
        </li>
      )}
    </ul>
  );
}
