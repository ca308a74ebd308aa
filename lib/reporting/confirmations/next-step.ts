import type { CommandName } from "#lib/core/access.ts";
import { mayEverDo } from "#lib/core/access.ts";
import type { Context } from "#lib/core/context.ts";
import { plural } from "#lib/core/text.ts";
import { decisionLines } from "#lib/reporting/tasks/decisions.labels.ts";
import { listOwnDecisions } from "#lib/reporting/tasks/decisions.queries.ts";
import { countDecisions } from "#lib/reporting/tasks/decisions.rules.ts";
import { leadTaskLine } from "#lib/reporting/tasks/lead-task.labels.ts";
import { workOfLead } from "#lib/reporting/tasks/queries.ts";
import type { LeadTask } from "#lib/reporting/tasks/rules.ts";
import { countStatuses, listOfKind } from "#lib/status/queries.ts";
import type { Summary } from "#lib/status/summary.rules.ts";

/** What a person can do next, and how much of that kind there is. */
export interface NextStep {
  readonly words: string;
  readonly href: string;
  /** Such as "3 decisions to make"; null if it is one of a mixed list. */
  readonly left: string | null;
}

/** What was just done, which is not offered again. */
interface Done {
  readonly command: CommandName;
  readonly reference: string | null;
}

/** The next thing for the viewer to do: the next decision of an Executive member, the next task of a lead, or the next recommendation that lacks what the business team just gave another one. */
export async function findNextStep(ctx: Context, done: Done): Promise<NextStep | null> {
  if (ctx.viewer.role === "executive") return nextDecision(ctx);
  if (ctx.viewer.role === "lead") return nextTask(ctx, done);
  return nextOfKind(ctx, done.command);
}

/** How many decisions this member of the Executive can take now. */
export async function countOwnDecisions(ctx: Context): Promise<number> {
  return countDecisions(await listOwnDecisions(ctx));
}

/** The next decision of a member of the Executive; null if none is left. */
export async function nextDecision(ctx: Context): Promise<NextStep | null> {
  const own = await listOwnDecisions(ctx);
  const [next] = decisionLines(own, ctx.viewer);
  if (!next) return null;
  const left = plural(countDecisions(own), "decision");
  return { words: next.label, href: next.href, left: `${left} left to make` };
}

async function nextTask(ctx: Context, done: Done): Promise<NextStep | null> {
  const { tasks } = await workOfLead(ctx);
  const steps = tasks.flatMap((task) => stepOf(task, done) ?? []);
  // What is left on the same recommendation first, such as asking for sign-off once it is delivered.
  return (
    steps.find(({ href }) => done.reference !== null && href.startsWith(pathOf(done.reference))) ?? steps[0] ?? null
  );
}

/** The form that a task leads to; null if it is the one that was just posted. */
function stepOf(task: LeadTask, { command, reference }: Done): NextStep | null {
  const { href, label } = leadTaskLine(task);
  const justDone = { postUpdate: "update", respond: "respond" }[String(command)];
  if (justDone && reference !== null && href === `${pathOf(reference)}${justDone}`) return null;
  if (task.kind === "handover") return { words: "Accept a handover", href, left: null };
  if (task.kind === "question") return { words: `Answer the question on ${task.thread.reference}`, href, left: null };
  return { words: label, href, left: null };
}

const kinds = {
  publishReview: {
    kind: "no-owner",
    path: "owner",
    words: "Assign the owner of",
    count: (s: Summary) => s.withoutOwner,
    left: "without an owner",
  },
  setDueDate: {
    kind: "no-due-date",
    path: "due-date",
    words: "Set the due date of",
    count: (s: Summary) => s.withoutDueDate,
    left: "without a due date",
  },
  assignOwner: {
    kind: "no-lead",
    path: "owner",
    words: "Name the lead of",
    count: (s: Summary) => s.withoutLead,
    left: "without a lead",
  },
  setSuccessMeasure: {
    kind: "no-success-measure",
    path: "success-measure",
    words: "Set the success measure of",
    count: (s: Summary) => s.withoutSuccessMeasure,
    left: "without a success measure",
  },
} as const;

async function nextOfKind(ctx: Context, command: CommandName): Promise<NextStep | null> {
  const found = Object.entries(kinds).find(([name]) => name === command)?.[1];
  const [next] = found ? await listOfKind(ctx, found.kind, 1) : [];
  if (!found || !next || !mayEverDo(ctx.viewer, command)) return null;
  const count = found.count(await countStatuses(ctx, { listing: {}, lastMeeting: null }));
  return {
    words: `${found.words} ${next.reference}`,
    href: `${pathOf(next.reference)}${found.path}`,
    left: `${plural(count, "recommendation")} left ${found.left}`,
  };
}

function pathOf(reference: string): string {
  return `/recommendations/${reference}/`;
}
