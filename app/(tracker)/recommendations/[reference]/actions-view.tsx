"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import { SampleMark } from "#app/components/status/sample-mark.tsx";
import { StatusShape, statusInk } from "#app/components/status/status-shape.tsx";
import type { Status } from "#lib/status/rules.ts";

/** One action, in texts ready to be shown. */
export interface ActionRow {
  readonly trail: number;
  readonly what: string;
  readonly state: "open" | "done" | "dropped";
  readonly facts: readonly string[];
  readonly warning: string | null;
  readonly note: string;
  readonly isSample: boolean;
  /** The form that updates it; null if the viewer may not use it. */
  readonly href: string | null;
}

/** The actions towards one part of a recommendation, with their progress. */
export interface ActionGroup {
  readonly id: number;
  /** Null for actions of a recommendation without parts. */
  readonly title: string | null;
  readonly progress: string;
  readonly done: number;
  readonly total: number;
  readonly actions: readonly ActionRow[];
}

const shapes: Readonly<Record<ActionRow["state"], Status>> = {
  open: "not-started",
  done: "complete",
  dropped: "not-pursued",
};
const stateNames: Readonly<Record<ActionRow["state"], string>> = { open: "To do", done: "Done", dropped: "Dropped" };

/** The actions of a recommendation under its parts, each part with a bar. */
export function ActionsView({ groups }: { groups: readonly ActionGroup[] }) {
  return (
    <div className="divide-y divide-line border-y border-line text-sm [&_h3]:my-0">
      {groups.map((group) => (
        <div key={group.id} className="py-3">
          <div className="flex items-baseline justify-between gap-4">
            {group.title ? <h3>{group.title}</h3> : <span />}
            <span className="whitespace-nowrap text-soft">{group.progress}</span>
          </div>
          <Bar done={group.done} total={group.total} />
          {group.actions.length > 0 && (
            <ul className="mt-2 max-w-none list-none space-y-2 p-0">
              {group.actions.map((action) => (
                <ActionItem key={action.trail} action={action} />
              ))}
            </ul>
          )}
        </div>
      ))}
    </div>
  );
}

/** How much is done. The words beside it say the same. */
function Bar({ done, total }: Pick<ActionGroup, "done" | "total">) {
  return (
    <svg
      className="mt-1.5 block h-1.5 w-full rounded-sm bg-grey-wash text-blue forced-colors:border print:border print:border-line"
      viewBox="0 0 100 1"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect width={total === 0 ? 0 : (100 * done) / total} height="1" fill="currentColor" />
    </svg>
  );
}

function ActionItem({ action: { what, state, facts, warning, note, isSample, href } }: { action: ActionRow }) {
  return (
    <li className="flex gap-2">
      <span className={`pt-1 ${statusInk(shapes[state])}`}>
        <StatusShape of={shapes[state]} />
        <span className="sr-only">{stateNames[state]}: </span>
      </span>
      <div className="min-w-0">
        <span className={state === "dropped" ? "line-through" : undefined}>{what}</span>
        {isSample && <SampleMark />}
        <small className="block text-xs">
          {facts.join(" · ")}
          {warning && <span className="font-medium text-red"> · {warning}</span>}
          {href && (
            <span className="print:hidden">
              {" · "}
              <a href={href}>
                Update this action<span className="sr-only">: {what}</span>
              </a>
            </span>
          )}
        </small>
        {note && <small className="block text-xs">{note}</small>}
      </div>
    </li>
  );
}
