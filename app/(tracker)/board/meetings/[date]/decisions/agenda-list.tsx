"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import type { ReactNode } from "react";
import { StatusShape, statusTint } from "#app/components/status/status-shape.tsx";
import type { Status } from "#lib/status/rules.ts";

/** A recommendation on the agenda, in words that are ready to be shown. */
export interface AgendaRow {
  readonly reference: string;
  readonly shortTitle: string;
  readonly shown: Status;
  readonly shownName: string;
  readonly isOpen: boolean;
  readonly links: readonly AgendaLink[];
  /** What was recorded about it at this meeting. */
  readonly recorded: readonly string[];
}

interface AgendaLink {
  readonly label: string;
  /** The address after that of the page; null if the viewer may not record it. */
  readonly query: string | null;
  readonly isOpen: boolean;
}

/** The agenda with the form of the open item in its place. */
export function AgendaList({ rows, path, open }: { rows: readonly AgendaRow[]; path: string; open: ReactNode }) {
  return (
    <ol className="max-w-none list-none divide-y divide-line border-y border-line p-0">
      {rows.map((row) => (
        <li key={row.reference} id={row.reference} className="py-3">
          <div className="gap-x-6 wide:grid wide:grid-cols-[minmax(0,1fr)_14rem_26rem]">
            <h2 className="my-0 text-base font-normal">
              <strong>{row.reference}</strong> {row.shortTitle}
            </h2>
            <p className="mb-0">
              <span
                className={`inline-flex items-center gap-1.5 rounded-sm px-2 py-0.5 text-sm leading-tight font-bold ${statusTint(row.shown)}`}
              >
                <StatusShape of={row.shown} />
                {row.shownName}
              </span>
            </p>
            <ul className="flex list-none flex-wrap gap-x-4 gap-y-1 p-0 text-sm">
              {row.links.map((link) => (
                <li key={link.label}>
                  <LinkView link={link} path={path} />
                </li>
              ))}
            </ul>
          </div>
          {row.recorded.length > 0 && (
            <p className="mt-1 mb-0 text-sm text-soft">
              <span aria-hidden="true">✓ </span>Recorded: {row.recorded.join("; ")}
            </p>
          )}
          {row.isOpen && open}
        </li>
      ))}
    </ol>
  );
}

function LinkView({ link: { label, query, isOpen }, path }: { link: AgendaLink; path: string }) {
  if (isOpen) return <strong aria-current="true">{label}</strong>;
  if (query === null) return <span className="text-soft">{label}: for the Executive</span>;
  return <a href={`${path}${query}`}>{label}</a>;
}
