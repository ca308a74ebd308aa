"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import type { Status } from "#lib/status/rules.ts";
import { keyLine } from "./key-line.ts";
import { StatusShape, statusInk } from "./status-shape.tsx";

/** The meaning of each status: one line of shapes, which opens to the full definitions. */
export function KeyList({
  meanings,
}: {
  meanings: readonly (readonly [status: Status, name: string, meaning: string])[];
}) {
  return (
    <details className="mt-8 border-t border-line pt-3 text-xs text-soft">
      <summary className="flex w-auto flex-wrap gap-x-3 gap-y-1 text-soft">
        <strong className="text-ink">Key</strong>
        {keyLine.map(([status, name]) => (
          <span key={status} className="inline-flex items-center gap-1">
            <span className={statusInk(status)}>
              <StatusShape of={status} size={11} />
            </span>
            {name}
          </span>
        ))}
        <span className="text-brand underline print:hidden">What these mean</span>
      </summary>
      <ul className="mt-3 grid max-w-none list-none gap-x-8 gap-y-1 p-0 sm:grid-cols-2">
        {meanings.map(([status, name, meaning]) => (
          <li key={status}>
            <strong className={statusInk(status)}>{name}</strong> {meaning}
          </li>
        ))}
      </ul>
    </details>
  );
}
