import { Sample } from "#app/components/status/status-tag.tsx";
import { mayDo } from "#lib/core/access.ts";
import { type CalendarDate, formatDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { type Action, type AskProgress, daysActionOverdue, progressByAsk } from "#lib/recommendations/actions/rules.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import type { Lookups } from "#lib/reporting/timeline/lookups.ts";
import type { RecommendationDetail } from "#lib/reporting/timeline/queries.ts";

interface Props {
  viewer: Viewer;
  reference: string;
  detail: RecommendationDetail;
  ownership: Ownership;
  lookups: Lookups;
  date: CalendarDate;
  isToday: boolean;
}

/** The actions of a recommendation, grouped by the parts of it that they serve. */
export function ActionsSection({ detail: { asks, actions }, ...props }: Props) {
  if (asks.length === 0 && actions.length === 0) return null;
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">Actions</h2>
      {progressByAsk(asks, actions).map((progress) => (
        <div key={progress.ask?.id ?? 0}>
          {asks.length > 0 && (
            <h3>
              {progress.ask?.words ?? "Not towards one of these"}
              <small> {progressInWords(progress)}</small>
            </h3>
          )}
          {progress.actions.length > 0 && (
            <ul className="divide-y divide-line border-y border-line [&_small]:block [&>li]:py-2">
              {progress.actions.map((action) => (
                <ActionItem key={action.trail} action={action} {...props} />
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}

function progressInWords({ done, toDo, actions }: AskProgress): string {
  if (actions.length === 0) return "no action yet";
  return done + toDo === 0 ? "every action was dropped" : `${done} of ${plural(done + toDo, "action")} done`;
}

function ActionItem({
  action,
  viewer,
  reference,
  ownership,
  lookups: { directory, names },
  date,
  isToday,
}: Omit<Props, "detail"> & { action: Action }) {
  const overdue = daysActionOverdue(action, date);
  const person = action.personId === null ? undefined : names.get(action.personId);
  const mayReport = isToday && !action.isHeld && mayDo(viewer, "reportOnAction", ownership.responsible);
  return (
    <li>
      <span className={action.state === "dropped" ? "line-through" : undefined}>{action.what}</span>
      <Sample of={action.sample} />
      <small>
        {directory.get(action.agencyId)?.name}
        {person && `, ${person}`}
        {action.handoverToAccept !== null && " (not accepted yet)"} · {stateInWords(action)}
        {action.takenOverFrom && ` · agreed on ${formatDate(action.takenOverFrom)}`}
        {overdue !== null && <span className="text-red"> · {plural(overdue, "day")} overdue</span>}
        {action.isHeld && " · held"}
      </small>
      {action.note && <small>{action.note}</small>}
      {mayReport && (
        <small className="print:hidden">
          <a href={`/recommendations/${reference}/actions/${action.trail}`}>
            Say how far it is<span className="sr-only">: {action.what}</span>
          </a>
        </small>
      )}
    </li>
  );
}

function stateInWords({ state, dueOn, doneOn }: Action): string {
  if (state === "done") return `done${doneOn ? ` on ${formatDate(doneOn)}` : ""}`;
  return state === "dropped" ? "dropped" : `due ${formatDate(dueOn)}`;
}
