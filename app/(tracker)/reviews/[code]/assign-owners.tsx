import { Panel } from "#app/components/layout/panel.tsx";
import type { RecommendationStatus } from "#lib/status/rules.ts";

/** The recommendations of a review that no agency owns yet, each with the form that assigns one. */
export function AssignOwners({ statuses }: { statuses: readonly RecommendationStatus[] }) {
  const unowned = statuses.filter(({ assignment }) => assignment === null);
  if (unowned.length === 0) return null;
  return (
    <Panel id="assign-owners" title="Assign owners" count={unowned.length}>
      <p>These recommendations have no owner yet. An owner reports what is done, and by when.</p>
      <ul className="m-0 list-none p-0">
        {unowned.map(({ reference, shortTitle }) => (
          <li key={reference} className="flex flex-wrap justify-between gap-x-6 border-t border-line py-1.5">
            <span>
              <strong>{reference}</strong> {shortTitle}
            </span>
            <a href={`/recommendations/${reference}/owner`}>
              Assign an owner<span className="sr-only"> to {reference}</span>
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
