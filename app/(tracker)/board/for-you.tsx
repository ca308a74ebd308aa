import { Panel } from "#app/components/layout/panel.tsx";
import { mayDo } from "#lib/core/access.ts";
import type { Context } from "#lib/core/context.ts";
import { plural } from "#lib/core/text.ts";
import type { BoardSummary } from "#lib/reporting/board.queries.ts";
import { decisionLines, questionLines, type TaskLine } from "#lib/reporting/tasks/decisions.labels.ts";
import { listOwnDecisions } from "#lib/reporting/tasks/decisions.queries.ts";
import { countDecisions } from "#lib/reporting/tasks/decisions.rules.ts";
import { leadTaskLine } from "#lib/reporting/tasks/lead-task.labels.ts";
import { workOfLead } from "#lib/reporting/tasks/queries.ts";

const MOST_TASKS = 4;

/** What this viewer has to do or decide; for those who decide nothing, what waits for the Executive. */
export async function ForYou({ ctx, board }: { ctx: Context; board: BoardSummary }) {
  if (ctx.viewer.role === "lead") return <LeadTasks ctx={ctx} />;
  if (!mayDo(ctx.viewer, "confirmOwner"))
    return (
      <Lines
        title="Waiting for the Executive"
        count={countDecisions(board.toDecide)}
        lines={decisionLines(board.toDecide, ctx.viewer)}
        none="Nothing is waiting for the Executive."
      />
    );
  const own = await listOwnDecisions(ctx);
  return (
    <Lines
      title="For you to decide"
      count={countDecisions(own)}
      lines={decisionLines(own, ctx.viewer)}
      none="Nothing to decide."
      waiting={questionLines(own, ctx.asOf.date)}
    />
  );
}

async function LeadTasks({ ctx }: { ctx: Context }) {
  const { tasks } = await workOfLead(ctx);
  const lines = tasks.slice(0, MOST_TASKS).map(leadTaskLine);
  const more = tasks.length - lines.length;
  return (
    <Lines
      title="For you to do"
      count={tasks.length}
      lines={more > 0 ? [...lines, { href: "/my-work", label: plural(more, "more task"), note: "on My work" }] : lines}
      none="Nothing to do at the moment."
    />
  );
}

interface LinesProps {
  readonly title: string;
  readonly count: number;
  readonly lines: readonly TaskLine[];
  readonly none: string;
  /** What waits for others and is not counted. */
  readonly waiting?: readonly TaskLine[];
}

function Lines({ title, count, lines, none, waiting = [] }: LinesProps) {
  return (
    <Panel id="for-you" title={title} count={count}>
      {lines.length === 0 ? <p className="text-sm text-soft">{none}</p> : <LineList lines={lines} />}
      {waiting.length > 0 && (
        <>
          <h3 className="mt-2 mb-1 text-sm">Waiting for an answer</h3>
          <LineList lines={waiting} />
        </>
      )}
    </Panel>
  );
}

function LineList({ lines }: { lines: readonly TaskLine[] }) {
  return (
    <ul className="list-none divide-y divide-line p-0 text-sm leading-tight [&_a]:font-bold [&_small]:block [&>li]:py-1 [&>li:first-child]:pt-0 [&>li:last-child]:pb-0">
      {lines.map(({ href, label, note }) => (
        <li key={`${href} ${label}`}>
          <a href={href}>{label}</a>
          {note && <small>{note}</small>}
        </li>
      ))}
    </ul>
  );
}
