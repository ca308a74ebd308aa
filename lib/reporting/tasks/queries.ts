import type { Context, Snapshot } from "#lib/core/context.ts";
import { listPeople } from "#lib/identity/people/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { idsSucceededBy } from "#lib/partnership/agencies.rules.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import { countHeldTexts } from "#lib/privacy/moderation/queries.ts";
import { listActionsOfAgencies } from "#lib/recommendations/actions/queries.ts";
import { type DisabledLead, listDisabledLeads, listPendingHandovers } from "#lib/recommendations/handover.queries.ts";
import type { Handover } from "#lib/recommendations/handover.rules.ts";
import { countQuestions, listOpenThreads } from "#lib/recommendations/questions.queries.ts";
import type { Thread } from "#lib/recommendations/questions.rules.ts";
import type { OnlyFilter } from "#lib/status/listing.rules.ts";
import { countStatuses, countTotals, listOfKind, listOwnedStatuses } from "#lib/status/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import type { Summary } from "#lib/status/summary.rules.ts";
import type { Totals } from "#lib/status/tally.rules.ts";
import type { BusinessKind } from "./business.rules.ts";
import type { DecisionKind } from "./decisions.rules.ts";
import { type FirstDay, firstDay } from "./first-day.rules.ts";
import { type Coming, comingUp, type LeadTask, leadTasks } from "./rules.ts";

const MOST_THREADS = 50;

/** What a lead has to do. */
export interface LeadWork {
  /** The most urgent first. */
  readonly tasks: readonly LeadTask[];
  /** What is due later, the earliest first. */
  readonly coming: readonly Coming[];
  /** The recommendations that their agency owns. */
  readonly recommendations: readonly RecommendationStatus[];
}

/** The work of a lead, and the recommendations that their agency owns. All of it is empty for every other role. */
export async function workOfLead(ctx: Context): Promise<LeadWork> {
  const { agencyId, personId } = ctx.viewer;
  if (agencyId === null || personId === null) return { tasks: [], coming: [], recommendations: [] };
  const recommendations = await listOwnedStatuses(ctx, agencyId);
  const directory = await listAgencies(ctx);
  const actions = await listActionsOfAgencies(ctx, idsSucceededBy(directory, agencyId, ctx.asOf.date));
  const tasks = leadTasks(
    {
      handovers: await listPendingHandovers(ctx, personId),
      recommendations,
      threads: await listOpenThreads(
        ctx,
        MOST_THREADS,
        recommendations.map(({ id }) => id),
      ),
      actions,
    },
    ctx.asOf.date,
  );
  return { tasks, coming: comingUp({ recommendations, actions }, ctx.asOf.date), recommendations };
}

/** The decisions that wait for the Executive: the first of each kind, and how many there are. */
export interface ToDecide extends Readonly<Record<DecisionKind, readonly RecommendationStatus[]>> {
  /** Questions without an answer, which the Executive need not decide on. */
  readonly questions: readonly Thread[];
  readonly counts: Readonly<Record<DecisionKind | "questions", number>>;
}

/** The decisions that wait for the Executive, at most so many of each kind. */
export async function listToDecide(ctx: Snapshot, summary: Summary, most: number): Promise<ToDecide> {
  const some = (count: number, only: OnlyFilter) => (count === 0 ? [] : listOfKind(ctx, only, most));
  const { openQuestions: questions } = await countTotals(ctx);
  return {
    signOffs: await some(summary.awaitingSignOff, "awaiting-sign-off"),
    newDates: await some(summary.newDatesAsked, "new-date"),
    owners: await some(summary.ownersToBeConfirmed, "to-confirm"),
    notAccepted: await some(summary.notAccepted, "not-accepted"),
    rechecks: await some(summary.rechecksDue, "recheck-due"),
    questions: questions === 0 ? [] : await listOpenThreads(ctx, most),
    counts: {
      signOffs: summary.awaitingSignOff,
      newDates: summary.newDatesAsked,
      owners: summary.ownersToBeConfirmed,
      notAccepted: summary.notAccepted,
      rechecks: summary.rechecksDue,
      questions,
    },
  };
}

/** What the business team has to look after. */
export interface BusinessWork {
  readonly held: number;
  readonly summary: Summary;
  /** The first recommendations of each kind. */
  readonly listed: Readonly<Record<BusinessKind, readonly RecommendationStatus[]>>;
  readonly toDecide: ToDecide;
  /** Handovers that the successor has not accepted yet. */
  readonly handovers: readonly Handover[];
  readonly totals: Totals;
  readonly questionsAsked: number;
  /** Disabled people who are still the lead of a recommendation. */
  readonly left: readonly DisabledLead[];
  /** The checklist of the first day; null once it is done. */
  readonly firstDay: FirstDay | null;
}

const MOST_SHOWN = 10;

/** What the business team has to look after, at most ten of each kind. Throws NotFound for every other role. */
export async function workOfBusinessTeam(ctx: Context): Promise<BusinessWork> {
  const held = await countHeldTexts(ctx);
  const summary = await countStatuses(ctx, { listing: {}, lastMeeting: null });
  return {
    held,
    summary,
    listed: await listEachKind(ctx),
    toDecide: await listToDecide(ctx, summary, MOST_SHOWN),
    handovers: await listPendingHandovers(ctx),
    totals: await countTotals(ctx),
    questionsAsked: await countQuestions(ctx),
    left: await listDisabledLeads(ctx),
    firstDay: await firstDayOf(ctx, summary),
  };
}

async function firstDayOf(ctx: Context, summary: Summary): Promise<FirstDay | null> {
  const invited = (await listPeople(ctx)).filter(({ active }) => active);
  const facts = {
    hasExecutiveMember: invited.some(({ role }) => role === "executive"),
    hasLead: invited.some(({ role }) => role === "lead"),
    recommendations: summary.total,
    ownersToBeConfirmed: summary.ownersToBeConfirmed,
    withoutDueDate: summary.withoutDueDate,
    withoutLead: summary.withoutLead,
    meetingDays: (await listMeetings(ctx)).map(({ heldOn }) => heldOn),
  };
  return firstDay(facts, ctx.asOf.date);
}

async function listEachKind(ctx: Snapshot): Promise<BusinessWork["listed"]> {
  const first = (kind: BusinessKind) => listOfKind(ctx, kind, MOST_SHOWN);
  return {
    overdue: await first("overdue"),
    "response-late": await first("response-late"),
    silent: await first("silent"),
    "actions-overdue": await first("actions-overdue"),
    "no-owner": await first("no-owner"),
    "never-updated": await first("never-updated"),
    "no-lead": await first("no-lead"),
    "no-due-date": await first("no-due-date"),
    "no-success-measure": await first("no-success-measure"),
    "evidence-unlinked": await first("evidence-unlinked"),
  };
}
