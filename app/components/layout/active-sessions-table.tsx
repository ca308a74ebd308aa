import type { ReactNode } from "react";
import { DataTable } from "#app/components/layout/data-table.tsx";
import { formatShortInstant } from "#lib/core/clock.ts";
import type { SessionRow } from "#lib/identity/people/queries.ts";

/** The open sessions of a person. `end` renders the button that ends one. */
export function ActiveSessionsTable({
  sessions,
  current,
  end,
}: {
  sessions: readonly SessionRow[];
  /** The id of the session that requested this page. */
  current?: string | undefined;
  end?: (session: SessionRow) => ReactNode;
}) {
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Browser</th>
          <th scope="col">Signed in</th>
          <th scope="col">Last used</th>
          {end && (
            <th scope="col">
              <span className="sr-only">Sign out</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <th scope="row">
              {session.browser ?? "An unknown browser"}
              {session.id === current && <small>this device</small>}
            </th>
            <td data-label="Signed in">{formatShortInstant(session.startedAt)}</td>
            <td data-label="Last used">{formatShortInstant(session.seenAt)}</td>
            {end && <td>{end(session)}</td>}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
