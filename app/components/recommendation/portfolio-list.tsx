import { TaskList } from "#app/components/layout/task-list.tsx";
import { formatDate } from "#lib/core/clock.ts";
import type { Portfolio } from "#lib/recommendations/handover.queries.ts";

/** The recommendations that a person leads and the actions assigned to them. */
export function PortfolioList({ portfolio: { recommendations, actions } }: { portfolio: Portfolio }) {
  return (
    <TaskList>
      {recommendations.map(({ reference, shortTitle }) => (
        <li key={reference}>
          Lead of <a href={`/recommendations/${reference}`}>{reference}</a> {shortTitle}
        </li>
      ))}
      {actions.map(({ trail, reference, what, dueOn }) => (
        <li key={trail}>
          Action on <a href={`/recommendations/${reference}`}>{reference}</a>: {what}
          <small>due {formatDate(dueOn)}</small>
        </li>
      ))}
    </TaskList>
  );
}
