import { mayDo } from "#lib/core/access.ts";
import { type CalendarDate, formatDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { type Action, type AskProgress, daysActionOverdue, progressByAsk } from "#lib/recommendations/actions/rules.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import type { Lookups } from "#lib/reporting/timeline/lookups.ts";
import type { RecommendationDetail } from "#lib/reporting/timeline/queries.ts";
import { type ActionGroup, type ActionRow, ActionsView } from "./actions-view.tsx";

interface Props {
  readonly viewer: Viewer;
  readonly reference: string;
  readonly detail: RecommendationDetail;
  readonly ownership: Ownership;
  readonly lookups: Lookups;
  readonly date: CalendarDate;
  readonly isToday: boolean;
}

/** The parts of a recommendation with their actions and progress; only its actions if it has no parts. */
export function ActionsSection({ detail: { asks, actions }, ...props }: Props) {
  if (asks.length === 0 && actions.length === 0) return null;
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">{asks.length > 0 ? "What it asks for" : "Actions"}</h2>
      <ActionsView groups={progressByAsk(asks, actions).map((one) => groupOf(one, asks.length > 0, props))} />
    </section>
  );
}

function groupOf(progress: AskProgress, hasParts: boolean, props: Omit<Props, "detail">): ActionGroup {
  const { ask, actions, done, toDo } = progress;
  return {
    id: ask?.id ?? 0,
    title: ask?.words ?? (hasParts ? "Other actions" : null),
    progress: progressInWords(progress),
    done,
    total: done + toDo,
    actions: actions.map((action) => rowOf(action, props)),
  };
}

function progressInWords({ done, toDo, actions }: AskProgress): string {
  if (actions.length === 0) return "no action yet";
  return done + toDo === 0 ? "every action was dropped" : `${done} of ${plural(done + toDo, "action")} done`;
}

function rowOf(action: Action, { viewer, reference, ownership, lookups, date, isToday }: Omit<Props, "detail">) {
  const overdue = daysActionOverdue(action, date);
  const mayReport = isToday && !action.isHeld && mayDo(viewer, "reportOnAction", ownership.responsible);
  const row: ActionRow = {
    trail: action.trail,
    what: action.what,
    state: action.state,
    facts: [
      whoDoes(action, lookups),
      stateInWords(action),
      ...(action.takenOverFrom ? [`agreed on ${formatDate(action.takenOverFrom)}`] : []),
      ...(action.isHeld ? ["held for review"] : []),
    ],
    warning: overdue === null ? null : `${plural(overdue, "day")} overdue`,
    note: action.note,
    isSample: action.sample,
    href: mayReport ? `/recommendations/${reference}/actions/${action.trail}` : null,
  };
  return row;
}

function whoDoes({ agencyId, personId, handoverToAccept }: Action, { directory, names }: Lookups): string {
  const person = personId === null ? undefined : names.get(personId);
  const agency = directory.get(agencyId)?.name ?? "";
  return `${agency}${person ? `, ${person}` : ""}${handoverToAccept === null ? "" : " (not accepted yet)"}`;
}

function stateInWords({ state, dueOn, doneOn }: Action): string {
  if (state === "done") return `done${doneOn ? ` on ${formatDate(doneOn)}` : ""}`;
  return state === "dropped" ? "dropped" : `due ${formatDate(dueOn)}`;
}
