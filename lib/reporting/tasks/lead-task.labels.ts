import { dateOf, formatDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import { lastAskedAt } from "#lib/recommendations/questions.rules.ts";
import type { TaskLine } from "./decisions.labels.ts";
import { reasonInWords, stepFor } from "./labels.ts";
import type { LeadTask } from "./rules.ts";

/** A task of a lead as a line: the form that it leads to, and why it is to be done. */
export function leadTaskLine(task: LeadTask): TaskLine {
  switch (task.kind) {
    case "handover":
      return {
        href: `/my-work/handovers/${task.handover.trail}`,
        label: "Accept what was handed over to you",
        note: task.handover.references.join(", "),
      };
    case "question":
      return {
        href: `/recommendations/${task.thread.reference}/questions/${task.thread.trail}`,
        label: `Answer a question on ${task.thread.reference}`,
        note: `asked on ${formatDate(dateOf(lastAskedAt(task.thread)))}`,
      };
    case "action":
      return {
        href: `/recommendations/${task.action.reference}/actions/${task.action.trail}`,
        label: `Update an action on ${task.action.reference}`,
        note:
          task.daysOverdue === null
            ? `due ${formatDate(task.action.dueOn)}`
            : `${plural(task.daysOverdue, "day")} overdue`,
      };
    case "recommendation": {
      const { path, label } = stepFor(task.reasons[0]);
      return {
        href: `/recommendations/${task.recommendation.reference}/${path}`,
        label: `${label} on ${task.recommendation.reference}`,
        note: task.reasons.map((reason) => reasonInWords(reason, task.recommendation)).join("; "),
      };
    }
  }
}
