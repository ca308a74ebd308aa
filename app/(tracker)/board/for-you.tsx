import { Panel } from "#app/components/layout/panel.tsx";
import { mayDo } from "#lib/core/access.ts";
import type { Context } from "#lib/core/context.ts";
import { plural } from "#lib/core/text.ts";
import type { BoardSummary } from "#lib/reporting/board.queries.ts";
import { decisionLines, questionLines, type TaskLine } from "#lib/reporting/tasks/decisions.labels.ts";
import { listOwnDecisions } from "#lib/reporting/tasks/decisions.queries.ts";
import { leadTaskLine } from "#lib/reporting/tasks/lead-task.labels.ts";
import { type ToDecide, workOfLead } from "#lib/reporting/tasks/queries.ts";

const MOST_TASKS = 4;

/** What this viewer has to do or decide; for those who decide nothing, what waits for the Executive. */
export async function ForYou({ ctx, board }: { ctx: Context; board: BoardSummary }) {
  if (ctx.viewer.role === "lead") return <LeadTasks ctx={ctx} />;
  if (!mayDo(ctx.viewer, "confirmOwner"))
    return (
      <Lines
        title="Waiting for the Executive"
        count={countOf(board.toDecide) - board.toDecide.counts.questions}
        lines={decisionLines(board.toDecide, ctx.viewer)}
        none="Nothing is waiting for the Executive."
      />
    );
  const own = await listOwnDecisions(ctx);
  return (
    <Lines
      title="For you to decide"
      count={countOf(own)}
      lines={[...decisionLines(own, ctx.viewer), ...questionLines(own, ctx.asOf.date)]}
      none="Nothing to decide."
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
}

function Lines({ title, count, lines, none }: LinesProps) {
  return (
    <Panel id="for-you" title={title} count={count}>
      {lines.length === 0 ? (
        <p className="text-sm text-soft">{none}</p>
      ) : (
        <ul className="list-none divide-y divide-line p-0 text-sm leading-tight [&_a]:font-bold [&_small]:block [&>li]:py-1 [&>li:first-child]:pt-0 [&>li:last-child]:pb-0">
          {lines.map(({ href, label, note }) => (
            <li key={`${href} ${label}`}>
              <a href={href}>{label}</a>
              {note && <small>{note}</small>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function countOf({ counts }: ToDecide): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
