"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import type { Line } from "#lib/reporting/documents/document.ts";

/** A text about each recommendation, beside its reference and its short title on a wide screen and on paper. */
export function DocumentLines({ lines }: { lines: readonly Line[] }) {
  return (
    <ul className="max-w-none list-none divide-y divide-line border-y border-line p-0 text-sm print:text-[9.5pt] print:[&>li]:py-1">
      {lines.map(({ reference, shortTitle, words }) => (
        <li
          key={`${reference}${words}`}
          className="gap-x-6 py-2 grid grid-cols-[minmax(12rem,1fr)_minmax(0,2fr)] phone:block"
        >
          <span>
            <a className="font-bold whitespace-nowrap" href={`/recommendations/${reference}`}>
              {reference}
            </a>{" "}
            {`${shortTitle}.`}
          </span>{" "}
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}
