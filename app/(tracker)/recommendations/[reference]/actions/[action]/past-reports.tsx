import { TimelineList } from "#app/components/layout/timeline.tsx";
import { formatInstant } from "#lib/core/clock.ts";
import type { listActionReports } from "#lib/recommendations/actions/queries.ts";
import { actionStateNames } from "#lib/recommendations/actions/rules.ts";

type Report = Awaited<ReturnType<typeof listActionReports>>[number];

/** The reports on an action so far. */
export function PastReports({ reports, names }: { reports: readonly Report[]; names: ReadonlyMap<number, string> }) {
  if (reports.length === 0) return null;
  return (
    <>
      <h2>Earlier updates</h2>
      <TimelineList>
        {reports.map(({ trail, state, at, personId, isHeld, note }) => (
          <li key={trail}>
            <h3>{actionStateNames[state]}</h3>
            <p className="text-sm text-soft">
              {formatInstant(at)}, by {names.get(personId ?? 0) ?? "a person"}
              {isHeld && " · held for review"}
            </p>
            <p>{note}</p>
          </li>
        ))}
      </TimelineList>
    </>
  );
}
