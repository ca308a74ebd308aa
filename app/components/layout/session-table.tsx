import type { ReactNode } from "react";
import { formatInstant } from "#lib/core/clock.ts";
import type { SessionRow } from "#lib/identity/people/queries.ts";

/** Where somebody is signed in: since when, last seen when, in which kind of browser; and what can be done about each. */
export function SessionTable({
  sessions,
  current,
  end,
}: {
  sessions: readonly SessionRow[];
  /** The one in which this page is looked at. */
  current?: string | undefined;
  end?: (session: SessionRow) => ReactNode;
}) {
  return (
    <table className="stack">
      <thead>
        <tr>
          <th scope="col">Browser</th>
          <th scope="col">Signed in</th>
          <th scope="col">Last used</th>
          {end && (
            <th scope="col">
              <span className="unseen">Sign out</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <th scope="row">
              {session.browser ?? "An unknown browser"}
              {session.id === current && <small>this one</small>}
            </th>
            <td data-label="Signed in">{formatInstant(session.startedAt)}</td>
            <td data-label="Last used">{formatInstant(session.seenAt)}</td>
            {end && <td>{end(session)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
