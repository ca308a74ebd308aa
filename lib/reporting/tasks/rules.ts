import { addDays, type CalendarDate, dateOf } from "#lib/core/clock.ts";
import { type Action, daysActionOverdue } from "#lib/recommendations/actions/rules.ts";
import type { Handover } from "#lib/recommendations/handover.rules.ts";
import type { Thread } from "#lib/recommendations/questions.rules.ts";
import { isReportExpected, type RecommendationStatus } from "#lib/status/rules.ts";

/** A task is listed so many days before its due date. */
const AHEAD_DAYS = 21;

/** Why a recommendation needs its lead, the most pressing first. */
export type Reason =
  | "returned"
  | "response late"
  | "overdue"
  | "date passed"
  | "response owed"
  | "silent"
  | "no update"
  | "sign-off to ask for"
  | "update due"
  | "due soon";

/** One thing for a lead to do. */
export type LeadTask =
  | { readonly kind: "handover"; readonly handover: Handover }
  | {
      readonly kind: "recommendation";
      readonly recommendation: RecommendationStatus;
      readonly reasons: readonly [Reason, ...Reason[]];
    }
  | { readonly kind: "question"; readonly thread: Thread }
  | { readonly kind: "action"; readonly action: Action; readonly daysOverdue: number | null };

/** Why a recommendation needs its lead on a day, the most pressing first. */
export function reasonsFor(recommendation: RecommendationStatus, date: CalendarDate): Reason[] {
  const step = recommendation.assurance?.step ?? null;
  if (!isReportExpected(step)) return [];
  const soon = addDays(date, AHEAD_DAYS);
  const isClaimed = recommendation.rating === "delivered";
  const checks: readonly (readonly [Reason, boolean])[] = [
    ["returned", step === "returned"],
    ["response late", recommendation.daysResponseLate !== null],
    ["overdue", recommendation.daysOverdue !== null && !isReportedSinceDue(recommendation)],
    ["date passed", isReportedSinceDue(recommendation) && recommendation.requestedDueOn === null],
    ["response owed", recommendation.responseDueOn !== null && recommendation.daysResponseLate === null],
    ["silent", recommendation.daysSilent !== null],
    ["no update", recommendation.lastUpdate === null && recommendation.daysSilent === null],
    ["sign-off to ask for", isClaimed && step !== "returned"],
    [
      "update due",
      recommendation.daysSilent === null &&
        recommendation.nextUpdateBy !== null &&
        recommendation.nextUpdateBy <= soon &&
        !isClaimed,
    ],
    ["due soon", recommendation.daysUntilDue !== null && (recommendation.dueOn ?? date) <= soon && !isClaimed],
  ];
  return checks.flatMap(([reason, holds]) => (holds ? [reason] : []));
}

/** Whether the owner has reported since the due date passed, so that another update alone changes nothing. */
function isReportedSinceDue({ daysOverdue, daysSilent, dueOn, lastUpdate }: RecommendationStatus): boolean {
  if (daysOverdue === null || daysSilent !== null || dueOn === null || lastUpdate === null) return false;
  return dateOf(lastUpdate.at) > dueOn;
}

interface ForLead {
  readonly handovers: readonly Handover[];
  readonly recommendations: readonly RecommendationStatus[];
  readonly threads: readonly Thread[];
  readonly actions: readonly Action[];
}

/** The tasks of a lead, the most urgent first: what others wait for, then what is late, then what is due soon. */
export function leadTasks({ handovers, recommendations, threads, actions }: ForLead, date: CalendarDate): LeadTask[] {
  const about = recommendations.flatMap((recommendation): LeadTask[] => {
    const [first, ...others] = reasonsFor(recommendation, date);
    return first ? [{ kind: "recommendation", recommendation, reasons: [first, ...others] }] : [];
  });
  const soon = addDays(date, AHEAD_DAYS);
  const steps = actions
    .filter(({ state, dueOn, isHeld }) => state === "open" && dueOn <= soon && !isHeld)
    .map((action): LeadTask => ({ kind: "action", action, daysOverdue: daysActionOverdue(action, date) }));
  const tasks: LeadTask[] = [
    ...handovers.map((handover): LeadTask => ({ kind: "handover", handover })),
    ...threads.map((thread): LeadTask => ({ kind: "question", thread })),
    ...about,
    ...steps,
  ];
  return tasks.toSorted((a, b) => urgency(a) - urgency(b) || dueOf(a).localeCompare(dueOf(b)));
}

/** What is due later than the tasks: a recommendation, the next update on one, or an action. */
export interface Coming {
  readonly kind: "due" | "update" | "action";
  readonly on: CalendarDate;
  readonly reference: string;
  readonly title: string;
}

/** What is due after the tasks of a day, the earliest first. */
export function comingUp(
  { recommendations, actions }: Pick<ForLead, "recommendations" | "actions">,
  date: CalendarDate,
): Coming[] {
  const soon = addDays(date, AHEAD_DAYS);
  const dates = recommendations.flatMap((one): Coming[] => {
    if (!isReportExpected(one.assurance?.step ?? null) || one.rating === "delivered") return [];
    const about = { reference: one.reference, title: one.shortTitle };
    return [
      ...(one.nextUpdateBy ? [{ kind: "update" as const, on: one.nextUpdateBy, ...about }] : []),
      ...(one.dueOn ? [{ kind: "due" as const, on: one.dueOn, ...about }] : []),
    ];
  });
  const steps = actions
    .filter(({ state, isHeld }) => state === "open" && !isHeld)
    .map(({ dueOn, reference, what }): Coming => ({ kind: "action", on: dueOn, reference, title: what }));
  return [...dates, ...steps].filter(({ on }) => on > soon).toSorted((a, b) => a.on.localeCompare(b.on));
}

/** The lower, the more urgent. Tasks of equal urgency are in the order of their due dates. */
function urgency(task: LeadTask): number {
  switch (task.kind) {
    case "handover":
      return 0;
    case "recommendation":
      return URGENCY[task.reasons[0]];
    case "question":
      return 3;
    case "action":
      return task.daysOverdue === null ? 9 : 4;
  }
}

/** The day by which it is due. Tasks without one come last among those of equal urgency. */
function dueOf(task: LeadTask): string {
  switch (task.kind) {
    case "recommendation":
      return task.reasons[0] === "response late" || task.reasons[0] === "response owed"
        ? (task.recommendation.responseDueOn ?? NEVER)
        : (task.recommendation.dueOn ?? NEVER);
    case "action":
      return task.action.dueOn;
    default:
      return NEVER;
  }
}

const NEVER = "9999-12-31";

const URGENCY: Readonly<Record<Reason, number>> = {
  returned: 1,
  "response late": 2,
  overdue: 2,
  "date passed": 2,
  "response owed": 4,
  silent: 5,
  "no update": 6,
  "sign-off to ask for": 7,
  "update due": 8,
  "due soon": 9,
};
