"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.

export interface Count {
  readonly label: string;
  readonly count: number;
  readonly href: string;
}

/** Counts, each of which leads to the list of what it counts. */
export function CountList({ counts }: { counts: readonly Count[] }) {
  return (
    <ul className="list-none p-0 text-sm">
      {counts.map(({ label, count, href }) => (
        <li key={label} className="border-b border-line last:border-b-0">
          <a href={href} className="flex justify-between gap-4 py-1.5 text-ink decoration-edge">
            <span>{label}</span> <strong className="tabular-nums">{count.toLocaleString("en-GB")}</strong>
          </a>
        </li>
      ))}
    </ul>
  );
}
