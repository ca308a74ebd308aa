import type { ReactNode } from "react";
import { InfectedFilesNotice } from "#app/components/recommendation/infected-files-notice.tsx";
import { rowOf } from "#app/components/status/status-row.ts";
import { StatusTable } from "#app/components/status/status-table.tsx";
import { Key } from "#app/components/status/status-tag.tsx";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { plural } from "#lib/core/text.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { getAgency } from "#lib/partnership/agencies.queries.ts";
import { lastAskedAt } from "#lib/recommendations/questions.rules.ts";
import { reasonInWords, stepFor } from "#lib/reporting/tasks/labels.ts";
import { workOfLead } from "#lib/reporting/tasks/queries.ts";
import type { LeadTask } from "#lib/reporting/tasks/rules.ts";

const MOST_SHOWN = 40;

/** The tasks of a lead, the most urgent first, and the recommendations that their agency owns. */
export async function LeadWork({ ctx }: { ctx: Context }) {
  const { tasks, recommendations } = await workOfLead(ctx);
  const agency = ctx.viewer.agencyId === null ? null : await getAgency(ctx, ctx.viewer.agencyId);
  const names = await namesOfPeople(ctx);
  return (
    <>
      <h1>My work</h1>
      <p className="asat">
        {agency?.name} · today, {formatDate(ctx.asOf.date)}
      </p>
      <InfectedFilesNotice ctx={ctx} />
      <p className="lead">
        {tasks.length === 0
          ? "Nothing waits for you."
          : `${plural(tasks.length, "thing waits", "things wait")} for you, the most pressing first.`}
      </p>
      {tasks.length > 0 && (
        <ol className="todo">
          {tasks.slice(0, MOST_SHOWN).map((task) => (
            <Item key={keyOf(task)} task={task} names={names} />
          ))}
        </ol>
      )}
      {tasks.length > MOST_SHOWN && (
        <p>and {plural(tasks.length - MOST_SHOWN, "more", "more")}, once these are done.</p>
      )}
      <h2>What {agency?.name ?? "your agency"} owns</h2>
      {recommendations.length === 0 ? (
        <p>Nothing yet. What the partnership assigns to your agency will stand here.</p>
      ) : (
        <>
          <StatusTable
            rows={recommendations.slice(0, MOST_SHOWN).map((recommendation) => rowOf(recommendation))}
            query=""
          />
          {recommendations.length > MOST_SHOWN && (
            <p>
              <a href={`/recommendations?owner=${ctx.viewer.agencyId}`}>
                All {recommendations.length.toLocaleString("en-GB")}
              </a>
            </p>
          )}
          <Key />
        </>
      )}
    </>
  );
}

function Item({ task, names }: { task: LeadTask; names: ReadonlyMap<number, string> }) {
  switch (task.kind) {
    case "handover":
      return (
        <Task href={`/my-work/handovers/${task.handover.trail}`} label="Accept what was handed over to you">
          from {names.get(task.handover.fromPersonId) ?? "somebody"}
        </Task>
      );
    case "question":
      return (
        <Task
          href={`/recommendations/${task.thread.reference}/questions/${task.thread.trail}`}
          label="Answer a question"
          about={task.thread}
        >
          asked on {formatDate(dateOf(lastAskedAt(task.thread)))}
        </Task>
      );
    case "action":
      return (
        <Task
          href={`/recommendations/${task.action.reference}/actions/${task.action.trail}`}
          label="Say how far an action is"
          about={{ reference: task.action.reference, shortTitle: task.action.what }}
        >
          {task.daysOverdue === null ? (
            `due ${formatDate(task.action.dueOn)}`
          ) : (
            <span className="warn">{plural(task.daysOverdue, "day")} overdue</span>
          )}
        </Task>
      );
    case "recommendation": {
      const { path, label } = stepFor(task.reasons[0]);
      const words = task.reasons.map((reason) => reasonInWords(reason, task.recommendation)).join("; ");
      return (
        <Task
          href={`/recommendations/${task.recommendation.reference}/${path}`}
          label={label}
          about={task.recommendation}
        >
          {words}
        </Task>
      );
    }
  }
}

function Task({
  href,
  label,
  about,
  children,
}: {
  href: string;
  label: string;
  about?: { readonly reference: string; readonly shortTitle: string };
  children: ReactNode;
}) {
  return (
    <li>
      <a href={href}>
        {label}
        {about && ` on ${about.reference}`}
      </a>
      {about && <span>{about.shortTitle}</span>}
      <small>{children}</small>
    </li>
  );
}

function keyOf(task: LeadTask): string {
  switch (task.kind) {
    case "handover":
      return `handover ${task.handover.trail}`;
    case "question":
      return `question ${task.thread.trail}`;
    case "action":
      return `action ${task.action.trail}`;
    case "recommendation":
      return task.recommendation.reference;
  }
}
