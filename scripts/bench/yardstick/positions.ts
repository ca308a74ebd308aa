import type SQLite from "better-sqlite3";
import { type CalendarDate, dateOf, daysBetween, type Instant } from "#lib/core/clock.ts";
import type { Role } from "#lib/core/viewer.ts";
import { type Directory, standInId } from "#lib/partnership/agencies.rules.ts";
import { slipOf } from "#lib/recommendations/due-dates/rules.ts";
import { type Basis, isOwnerToBeConfirmed, ownerOf } from "#lib/recommendations/ownership.rules.ts";
import { isSettled, type Step } from "#lib/recommendations/sign-off/rules.ts";
import type { Rating } from "#lib/recommendations/updates/rules.ts";
import {
  isOverdue,
  isReportExpected,
  type Position,
  type ShownAs,
  type Summary,
  shownAs,
  shownFor,
} from "#lib/status/rules.ts";
import type { Moment } from "./database.ts";
import { silenceOn } from "./silence.ts";
import { axes, conditions, countColumns, positionColumns, positionRows, shownIn, standing } from "./sql.ts";

type Counts = "updateCount" | "evidenceCount" | "outcomeEvidenceCount" | "openActions" | "doneActions";
type Same =
  | "id"
  | "reference"
  | "shortTitle"
  | "dueOn"
  | "firstDueOn"
  | "dateChanges"
  | "requestedDueOn"
  | "unchangedInARow"
  | "reportingMonths"
  | "openQuestions"
  | "overdueActions";

/** The counts are read where they are told or compared: on a list they are neither. */
type FactRow = Pick<Position, Same> &
  Partial<Pick<Position, Counts>> & {
    readonly assignmentTrail: number | null;
    readonly agencyId: number;
    readonly leadPersonId: number | null;
    readonly handoverToAccept: number | null;
    readonly basis: Basis;
    readonly confirmed: number;
    readonly rating: Rating | null;
    readonly assessedRating: Rating | null;
    readonly assessedRole: Role;
    readonly step: Step | null;
    readonly stepAt: Instant;
    readonly recheckOn: CalendarDate | null;
    readonly updateTrail: number | null;
    readonly nothingChanged: number;
    readonly updatedAt: Instant;
    readonly sample: number;
  };

interface AxesRow {
  readonly id: number;
  readonly dueOn: CalendarDate | null;
  readonly rating: Rating | null;
  readonly assessedRating: Rating | null;
  readonly step: Step | null;
  readonly updatedAt: Instant | null;
  readonly reportingMonths: number;
}

interface CountRow extends Omit<Summary, "shown"> {
  readonly shown: ShownAs;
}

/** How one stood at a meeting, as far as a narrow cell shows it. */
export interface Stood {
  readonly shown: ShownAs;
  readonly isSilent: boolean;
}

type Narrowing = keyof typeof conditions;

export function positionReader(reader: SQLite.Database) {
  const inOrder = "order by r.review_id, r.number";
  const among = "r.id in (select value from json_each(@ids)) and r.trail <= @upTo";
  const all = <Given>(columns: string, rest: string) =>
    reader.prepare<Given & Moment, FactRow>(`select ${columns} ${positionRows} where ${rest}`);
  const list = all<object>(positionColumns, `r.trail <= @upTo ${inOrder} limit 25`);
  const page = all<object>(`${positionColumns}, ${countColumns}`, `r.trail <= @upTo ${inOrder} limit 25`);
  const byIds = all<{ ids: string }>(`${positionColumns}, ${countColumns}`, among);
  const narrowed = Object.fromEntries(
    Object.entries(conditions).map(([name, condition]) => [
      name,
      all<{ most: number }>(positionColumns, `r.trail <= @upTo and ${condition} ${inOrder} limit @most`),
    ]),
  );
  const stood = reader.prepare<{ upTo: number; ids: string }, AxesRow>(`select ${axes} ${standing} where ${among}`);
  const total = reader.prepare<[number], number>("select count(*) from recommendations where trail <= ?").pluck();
  const count = reader.prepare<object, CountRow>(
    `select ${shownIn} as shown, count(*) as total, sum(u.trail is null) as withoutUpdate,
       sum(u.trail is null or u.trail <= @since) as withoutUpdateSinceMeeting, sum(${conditions.silent}) as silent,
       sum(${conditions.withoutDueDate}) as withoutDueDate, sum(${conditions.toConfirm}) as ownersToBeConfirmed,
       sum(${conditions.awaitingSignOff}) as awaitingSignOff, sum(${conditions.newDate}) as newDatesAsked,
       sum(${conditions.recheckDue}) as rechecksDue
     ${standing} where r.trail <= @upTo group by shown`,
  );
  const given = (moment: Moment, directory: Directory) => ({
    ...moment,
    ...silenceOn(moment.date).parameters,
    undecided: JSON.stringify([...directory.keys()].filter((id) => standInId(directory, id, moment.date) === null)),
  });
  const derived = (rows: readonly FactRow[], moment: Moment, directory: Directory) =>
    rows.map((row) => positionFrom(row, moment.date, directory));
  return {
    total: ({ upTo }: Moment) => total.get(upTo) ?? 0,
    list: (moment: Moment, directory: Directory) => derived(list.all(moment), moment, directory),
    page: (moment: Moment, directory: Directory) => derived(page.all(moment), moment, directory),
    byIds: (moment: Moment, directory: Directory, ids: readonly number[]) =>
      derived(byIds.all({ ...moment, ids: JSON.stringify(ids) }), moment, directory),
    /** The first so many that are in one way special. */
    narrowed: (moment: Moment, directory: Directory, only: Narrowing, most: number) =>
      derived(narrowed[only]?.all({ ...given(moment, directory), most }) ?? [], moment, directory),
    stood: ({ upTo, date }: Moment, ids: readonly number[]): ReadonlyMap<number, Stood> =>
      new Map(stood.all({ upTo, ids: JSON.stringify(ids) }).map((row) => [row.id, stoodAs(row, date)])),
    summary: (moment: Moment, directory: Directory, since: number) =>
      summed(count.all({ ...given(moment, directory), since })),
  };
}

function stoodAs({ step, rating, assessedRating, dueOn, updatedAt, reportingMonths }: AxesRow, date: CalendarDate) {
  return {
    shown: shownFor({ step, claimed: rating, assessed: assessedRating, isOverdue: isOverdue(dueOn, date) }),
    isSilent: isReportExpected(step) && updatedAt !== null && updatedAt < silenceOn(date).before(reportingMonths),
  };
}

/** As the product derives it, but for the next report, which only a page of its own tells. */
function positionFrom(row: FactRow, date: CalendarDate, directory: Directory): Position {
  const { assignmentTrail, agencyId, leadPersonId, handoverToAccept, basis, updateTrail, updatedAt, step, ...rest } =
    row;
  const { dueOn, rating, assessedRating } = rest;
  const owner = ownerOf(
    assignmentTrail === null
      ? null
      : { trail: assignmentTrail, agencyId, leadPersonId, handoverToAccept, basis, confirmed: row.confirmed === 1 },
    directory,
    date,
  );
  const isPast = isOverdue(dueOn, date);
  const isWaitedFor = isReportExpected(step);
  const isSilent = isWaitedFor && updateTrail !== null && updatedAt < silenceOn(date).before(row.reportingMonths);
  return {
    updateCount: 0,
    evidenceCount: 0,
    outcomeEvidenceCount: 0,
    openActions: 0,
    doneActions: 0,
    ...rest,
    assignment: owner,
    owner,
    assessment: assessedRating && { rating: assessedRating, role: row.assessedRole },
    assurance: step && { step, at: row.stepAt, recheckOn: row.recheckOn },
    lastUpdate:
      updateTrail === null
        ? null
        : { trail: updateTrail, at: updatedAt, sample: row.sample === 1, nothingChanged: row.nothingChanged === 1 },
    shown: shownFor({ step, claimed: rating, assessed: assessedRating, isOverdue: isPast }),
    isOwnerToBeConfirmed: isOwnerToBeConfirmed(owner),
    daysOverdue: dueOn && isPast && !isSettled(step) && rating !== "delivered" ? daysBetween(dueOn, date) : null,
    daysUntilDue: dueOn && !isPast && !isSettled(step) ? daysBetween(date, dueOn) : null,
    slip: slipOf(row.firstDueOn, dueOn, row.dateChanges),
    daysSilent: isSilent ? daysBetween(dateOf(updatedAt), date) : null,
    nextUpdateBy: null,
    isDisputed: isWaitedFor && rating !== null && assessedRating !== null && rating !== assessedRating,
    isRecheckDue: step === "accepted" && row.recheckOn !== null && row.recheckOn <= date,
  };
}

function summed(rows: readonly CountRow[]): Summary {
  const sum = (field: Exclude<keyof Summary, "shown">) => rows.reduce((total, row) => total + row[field], 0);
  const totalOf = (as: ShownAs) => rows.find((row) => row.shown === as)?.total ?? 0;
  return {
    total: sum("total"),
    shown: Object.fromEntries(shownAs.map((as) => [as, totalOf(as)])) as Record<ShownAs, number>,
    withoutUpdate: sum("withoutUpdate"),
    withoutUpdateSinceMeeting: sum("withoutUpdateSinceMeeting"),
    silent: sum("silent"),
    withoutDueDate: sum("withoutDueDate"),
    ownersToBeConfirmed: sum("ownersToBeConfirmed"),
    awaitingSignOff: sum("awaitingSignOff"),
    newDatesAsked: sum("newDatesAsked"),
    rechecksDue: sum("rechecksDue"),
  };
}
