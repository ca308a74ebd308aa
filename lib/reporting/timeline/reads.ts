import { eq, inArray, sql } from "drizzle-orm";
import type { Reading } from "#db/client.ts";
import {
  acceptances,
  actionReports,
  actions,
  appraisals,
  asks,
  assessments,
  assignments,
  contributorLists,
  dateDecisions,
  dateRequests,
  dueDates,
  evidence,
  handovers,
  notings,
  ownerConfirmations,
  questions,
  replies,
  reportingIntervals,
  signOffRequests,
  signOffs,
  successMeasures,
  themes,
  themeTaggings,
} from "#db/schema/index.ts";
import type { CommandName } from "#lib/core/access.ts";
import type { CalendarDate, Instant } from "#lib/core/clock.ts";
import type { Role } from "#lib/core/viewer.ts";
import type { Redaction } from "#lib/privacy/redaction/queries.ts";
import type { ActionState } from "#lib/recommendations/actions/rules.ts";
import type { Basis } from "#lib/recommendations/ownership.rules.ts";
import type { Step } from "#lib/recommendations/sign-off/rules.ts";
import type { Evidence, Update } from "#lib/recommendations/updates/queries.ts";
import type { Rating } from "#lib/recommendations/updates/rules.ts";

/** What one write did to a recommendation. */
export type TimelineEvent =
  | {
      readonly kind: "assigned";
      readonly agencyId: number;
      readonly leadPersonId: number | null;
      readonly basis: Basis;
      readonly reason: string;
    }
  | { readonly kind: "owner confirmed"; readonly meetingId: number | null }
  | { readonly kind: "noted"; readonly words: string; readonly meetingId: number | null }
  | { readonly kind: "contributors"; readonly agencyIds: readonly number[] }
  | { readonly kind: "due date"; readonly dueOn: CalendarDate; readonly reason: string }
  | {
      readonly kind: "new date asked for";
      readonly agencyId: number;
      readonly dueOn: CalendarDate;
      readonly reason: string;
      readonly interimRisk: string;
    }
  | {
      readonly kind: "new date decided";
      readonly accepted: boolean;
      readonly dueOn: CalendarDate;
      readonly reason: string;
      readonly meetingId: number | null;
    }
  | { readonly kind: "reporting interval"; readonly months: number }
  | { readonly kind: "success measure"; readonly words: string }
  | { readonly kind: "themes"; readonly names: readonly string[] }
  | { readonly kind: "asks"; readonly words: readonly string[] }
  | {
      readonly kind: "action";
      readonly actionTrail: number;
      readonly what: string;
      readonly agencyId: number;
      /** The agency that added it. */
      readonly addedForId: number;
      readonly personId: number | null;
      readonly dueOn: CalendarDate;
    }
  | {
      readonly kind: "action report";
      readonly actionTrail: number;
      readonly what: string;
      readonly agencyId: number;
      readonly state: ActionState;
      readonly doneOn: CalendarDate | null;
      readonly note: string;
    }
  | {
      readonly kind: "question";
      readonly questionTrail: number;
      readonly words: string;
      readonly meetingId: number | null;
    }
  | { readonly kind: "asked again"; readonly questionTrail: number; readonly words: string }
  | {
      readonly kind: "answer";
      readonly questionTrail: number;
      readonly words: string;
      readonly agencyId: number | null;
    }
  | { readonly kind: "assessed"; readonly rating: Rating; readonly reason: string }
  | { readonly kind: "appraised"; readonly title: string; readonly isSufficient: boolean; readonly reason: string }
  | {
      readonly kind: "sign-off";
      readonly step: Step;
      readonly reason: string;
      readonly meetingId: number | null;
      readonly request: { readonly agencyId: number; readonly done: string; readonly difference: string } | null;
      /** How many facts were accepted, and when it is looked at again. */
      readonly acceptance: { readonly facts: number; readonly upTo: number; readonly recheckOn: CalendarDate } | null;
    }
  | {
      readonly kind: "handed over";
      readonly fromPersonId: number;
      readonly toPersonId: number;
      readonly reason: string;
    }
  | { readonly kind: "update"; readonly update: Update; readonly evidence: readonly Evidence[] }
  | { readonly kind: "evidence"; readonly evidence: readonly Evidence[] };

/** One write about a recommendation, with what it did. */
export interface TimelineEntry {
  readonly trail: number;
  readonly at: Instant;
  readonly personId: number | null;
  readonly role: Role;
  readonly sample: boolean;
  /** Kept from all but its author and the business team. */
  readonly isHeld: boolean;
  readonly event: TimelineEvent;
  /** What has been removed from it. */
  readonly redactions: readonly Redaction[];
}

export type Found = readonly (readonly [trail: number, event: TimelineEvent])[];
type Load = (on: Reading, trails: readonly number[]) => Promise<Found>;

/** A row of the trail, as far as it takes to read what it wrote. */
export interface Written {
  readonly number: number;
  readonly command: CommandName;
}

/** One statement takes so many trail numbers and not many more. */
const AT_A_TIME = 5000;

/** What each of these writes did, by its trail number. Updates, evidence and what says nothing of a recommendation are left out. */
export async function loadEvents(on: Reading, rows: readonly Written[]): Promise<Map<number, TimelineEvent>> {
  const events = new Map<number, TimelineEvent>();
  for (const [command, written] of Map.groupBy(rows, (row) => row.command)) {
    const load = loadWritten[command];
    for (let start = 0; load && start < written.length; start += AT_A_TIME) {
      const trails = written.slice(start, start + AT_A_TIME).map(({ number }) => number);
      for (const [number, event] of await load(on, trails)) events.set(number, event);
    }
  }
  return events;
}

/** How what a command wrote is read. Updates and evidence are read by their own queries; the rest of the commands say nothing of a recommendation. */
const loadWritten: Partial<Readonly<Record<CommandName, Load>>> = {
  assignOwner: async (on, trails) =>
    (
      await on
        .select()
        .from(assignments)
        .where(inArray(assignments.trail, [...trails]))
    ).map((row) => [row.trail, { kind: "assigned", ...row }]),
  confirmOwner: async (on, trails) =>
    (
      await on
        .select()
        .from(ownerConfirmations)
        .where(inArray(ownerConfirmations.trail, [...trails]))
    ).map((row) => [row.trail, { kind: "owner confirmed", meetingId: row.meetingId }]),
  noteAtMeeting: async (on, trails) =>
    (
      await on
        .select()
        .from(notings)
        .where(inArray(notings.trail, [...trails]))
    ).map((row) => [row.trail, { kind: "noted", words: row.words, meetingId: row.meetingId }]),
  setContributors: async (on, trails) =>
    (
      await on
        .select()
        .from(contributorLists)
        .where(inArray(contributorLists.trail, [...trails]))
    ).map((row) => [row.trail, { kind: "contributors", agencyIds: row.agencyIds }]),
  setDueDate: async (on, trails) =>
    (
      await on
        .select()
        .from(dueDates)
        .where(inArray(dueDates.trail, [...trails]))
    ).map((row) => [row.trail, { kind: "due date", ...row }]),
  requestNewDate: async (on, trails) =>
    (
      await on
        .select()
        .from(dateRequests)
        .where(inArray(dateRequests.trail, [...trails]))
    ).map((row) => [row.trail, { kind: "new date asked for", ...row }]),
  acceptNewDate: decidedDates,
  refuseNewDate: decidedDates,
  setReportingInterval: async (on, trails) =>
    (
      await on
        .select()
        .from(reportingIntervals)
        .where(inArray(reportingIntervals.trail, [...trails]))
    ).map((row) => [row.trail, { kind: "reporting interval", months: row.months }]),
  setSuccessMeasure: async (on, trails) =>
    (
      await on
        .select()
        .from(successMeasures)
        .where(inArray(successMeasures.trail, [...trails]))
    ).map((row) => [row.trail, { kind: "success measure", words: row.words }]),
  async tagThemes(on, trails) {
    const names = new Map((await on.select().from(themes)).map(({ id, name }) => [id, name]));
    const rows = await on
      .select()
      .from(themeTaggings)
      .where(inArray(themeTaggings.trail, [...trails]));
    return rows.map(({ trail, themeIds }) => [
      trail,
      { kind: "themes", names: themeIds.flatMap((themeId) => names.get(themeId) ?? []) },
    ]);
  },
  async nameAsks(on, trails) {
    const rows = await on
      .select()
      .from(asks)
      .where(inArray(asks.trail, [...trails]));
    return [...Map.groupBy(rows, ({ trail }) => trail)].map(([trail, named]) => [
      trail,
      { kind: "asks", words: named.map(({ words }) => words) },
    ]);
  },
  addAction: async (on, trails) =>
    (
      await on
        .select()
        .from(actions)
        .where(inArray(actions.trail, [...trails]))
    ).map((row) => [row.trail, { kind: "action", actionTrail: row.trail, ...row }]),
  async reportOnAction(on, trails) {
    const rows = await on
      .select({ report: actionReports, what: actions.what })
      .from(actionReports)
      .innerJoin(actions, eq(actions.trail, actionReports.actionTrail))
      .where(inArray(actionReports.trail, [...trails]));
    return rows.map(({ report, what }) => [report.trail, { kind: "action report", what, ...report }]);
  },
  askQuestion: async (on, trails) =>
    (
      await on
        .select()
        .from(questions)
        .where(inArray(questions.trail, [...trails]))
    ).map((row) => [
      row.trail,
      { kind: "question", questionTrail: row.trail, words: row.words, meetingId: row.meetingId },
    ]),
  askAgain: writtenReplies,
  answerQuestion: writtenReplies,
  assess: async (on, trails) =>
    (
      await on
        .select()
        .from(assessments)
        .where(inArray(assessments.trail, [...trails]))
    ).map((row) => [row.trail, { kind: "assessed", rating: row.rating, reason: row.reason }]),
  async appraiseEvidence(on, trails) {
    const rows = await on
      .select({ appraisal: appraisals, title: evidence.title })
      .from(appraisals)
      .innerJoin(evidence, eq(evidence.id, appraisals.evidenceId))
      .where(inArray(appraisals.trail, [...trails]));
    return rows.map(({ appraisal, title }) => [appraisal.trail, { kind: "appraised", title, ...appraisal }]);
  },
  requestSignOff: signOffSteps,
  acceptSignOff: signOffSteps,
  returnSignOff: signOffSteps,
  closeNotPursued: signOffSteps,
  confirmEmbedded: signOffSteps,
  reopen: signOffSteps,
  handOver: async (on, trails) =>
    (
      await on
        .select()
        .from(handovers)
        .where(inArray(handovers.trail, [...trails]))
    ).map((row) => [row.trail, { kind: "handed over", ...row }]),
};

async function decidedDates(on: Reading, trails: readonly number[]): Promise<Found> {
  const rows = await on
    .select({ decision: dateDecisions, dueOn: dateRequests.dueOn })
    .from(dateDecisions)
    .innerJoin(dateRequests, eq(dateRequests.trail, dateDecisions.requestTrail))
    .where(inArray(dateDecisions.trail, [...trails]));
  return rows.map(({ decision, dueOn }) => [decision.trail, { kind: "new date decided", dueOn, ...decision }]);
}

async function writtenReplies(on: Reading, trails: readonly number[]): Promise<Found> {
  const rows = await on
    .select()
    .from(replies)
    .where(inArray(replies.trail, [...trails]));
  return rows.map(({ trail, kind, questionTrail, words, agencyId }) => [
    trail,
    kind === "answer" ? { kind, questionTrail, words, agencyId } : { kind, questionTrail, words },
  ]);
}

async function signOffSteps(on: Reading, trails: readonly number[]): Promise<Found> {
  const rows = await on
    .select({
      trail: signOffs.trail,
      step: signOffs.step,
      reason: signOffs.reason,
      meetingId: signOffs.meetingId,
      request: {
        agencyId: signOffRequests.agencyId,
        done: signOffRequests.done,
        difference: signOffRequests.difference,
      },
      acceptance: {
        facts: sql<number>`json_array_length(${acceptances.factTrails})`,
        upTo: acceptances.upTo,
        recheckOn: acceptances.recheckOn,
      },
    })
    .from(signOffs)
    .leftJoin(signOffRequests, eq(signOffRequests.trail, signOffs.trail))
    .leftJoin(acceptances, eq(acceptances.trail, signOffs.trail))
    .where(inArray(signOffs.trail, [...trails]));
  return rows.map(({ trail, ...row }) => [trail, { kind: "sign-off", ...row }]);
}
