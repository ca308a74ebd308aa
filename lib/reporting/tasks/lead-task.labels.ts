import { dateOf, formatDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import { lastAskedAt } from "#lib/recommendations/questions.rules.ts";
import type { TaskLine } from "./decisions.labels.ts";
import { reasonInWords, stepFor } from "./labels.ts";
import type { LeadTask, Reason } from "./rules.ts";

/** A task of a lead in words: the link to its form, what it is about, and why it is to be done. */
interface LeadTaskLine extends TaskLine {
  /** What it is about, if the label does not say it. */
  readonly about?: string;
  readonly isLate?: boolean;
}

const lateReasons: ReadonlySet<Reason> = new Set(["overdue", "date passed", "silent", "response late"]);

/** A task of a lead in words, wherever it is listed. */
export function leadTaskLine(task: LeadTask): LeadTaskLine {
  switch (task.kind) {
    case "handover":
      return {
        href: `/my-work/handovers/${task.handover.trail}`,
        label: "Accept what was handed over to you",
        note: task.handover.references.join(", "),
      };
    case "question": {
      const { reference, shortTitle, trail } = task.thread;
      return {
        href: `/recommendations/${reference}/questions/${trail}`,
        label: `Answer a question on ${reference}`,
        about: shortTitle,
        note: `asked on ${formatDate(dateOf(lastAskedAt(task.thread)))}`,
      };
    }
    case "action": {
      const { reference, trail, what, dueOn } = task.action;
      return {
        href: `/recommendations/${reference}/actions/${trail}`,
        label: `Update an action on ${reference}`,
        about: what,
        note: task.daysOverdue === null ? `due ${formatDate(dueOn)}` : `${plural(task.daysOverdue, "day")} overdue`,
        isLate: task.daysOverdue !== null,
      };
    }
    case "recommendation": {
      const { recommendation, reasons } = task;
      const { path, label } = stepFor(reasons[0]);
      return {
        href: `/recommendations/${recommendation.reference}/${path}`,
        label: `${label} ${recommendation.reference}`,
        about: recommendation.shortTitle,
        note: reasons.map((reason) => reasonInWords(reason, recommendation)).join("; "),
        isLate: reasons.some((reason) => lateReasons.has(reason)),
      };
    }
  }
}
