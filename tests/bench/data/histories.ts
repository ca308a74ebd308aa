import { readFileSync } from "node:fs";
import { oneOf } from "../../driver/numbers.ts";
import type { Agency, Subjects } from "./recommendations.ts";
import { DAY } from "./rows.ts";

/** The commands that are planned for a recommendation. */
export type Command =
  | "assignOwner"
  | "setDueDate"
  | "setReportingInterval"
  | "setSuccessMeasure"
  | "assess"
  | "postUpdate"
  | "addEvidence"
  | "appraiseEvidence"
  | "addAction"
  | "reportOnAction"
  | "askQuestion"
  | "answerQuestion"
  | "requestNewDate"
  | "acceptNewDate"
  | "refuseNewDate"
  | "requestSignOff"
  | "acceptSignOff"
  | "returnSignOff"
  | "confirmEmbedded";

/** One write that is planned. Instants are milliseconds since 1970. */
export interface PlannedWrite {
  readonly at: number;
  readonly command: Command;
  readonly recommendationId: number;
  readonly agency: Agency;
  /** The write that this one is about: an action, for a report on it. */
  readonly about?: PlannedWrite;
  /** True for the update that reports delivery. */
  readonly isDelivery?: true;
}

export interface Period {
  readonly from: number;
  readonly to: number;
}

/** Days from a decision to sign off until the re-check is due. */
export const RECHECK_AFTER = 183;
/** How many writes a new recommendation gets, and one of the trial's own, which has some already. */
const WRITES = { new: 10, seeded: 6 };
const UPDATES = { new: 4, seeded: 2 };
/** Shares of the recommendations that get a due date, and that are delivered. */
const WITH_DUE_DATE = 0.85;
const DELIVERED = 1 / 6;

type Plan = (at: number, command: Command, more?: Pick<PlannedWrite, "about" | "isDelivery">) => PlannedWrite;
type Pair = readonly [first: Command, second?: Command];
type PairList = readonly [Pair, ...Pair[]];

/** What else happens to a recommendation: mostly with the write that answers it, sometimes still without. */
const others: { readonly always: PairList; readonly withDueDate: PairList } = JSON.parse(
  readFileSync(new URL("histories.json", import.meta.url), "utf8"),
);

/** About ten writes for each recommendation, in the order of time: its owner, a due date, four updates and others. */
export function planWrites(subjects: Subjects, period: Period, random: () => number): PlannedWrite[] {
  const { appended, seeded, agencies } = subjects;
  const agencyWith = (wanted: number) => agencies.find(({ id }) => id === wanted);
  const planned: PlannedWrite[] = [];
  const add = (id: number, agency: Agency | undefined, isDelivered: boolean, kind: "new" | "seeded") => {
    if (!agency) return;
    const plan: Plan = (at, command, more = {}) => {
      const one = { at: Math.floor(at), command, recommendationId: id, agency, ...more };
      planned.push(one);
      return one;
    };
    planOne(plan, { isDelivered, kind, period, random });
  };
  for (const [index, one] of seeded.entries()) add(one.id, agencyWith(one.agencyId), index === 1, "seeded");
  for (const [index, id] of appended.entries()) add(id, agencies[index % agencies.length], random() < DELIVERED, "new");
  return planned.sort((a, b) => a.at - b.at);
}

interface PlanContext {
  readonly isDelivered: boolean;
  readonly kind: "new" | "seeded";
  readonly period: Period;
  readonly random: () => number;
}

function planOne(plan: Plan, { isDelivered, kind, period, random }: PlanContext) {
  // A delivered recommendation was delivered some time ago, so that it can be signed off and checked again.
  const pace = isDelivered ? 0.3 + random() * 0.6 : 1;
  const within = (start: number, end: number) =>
    period.from + (start + random() * (end - start)) * pace * (period.to - period.from);
  let count = 0;
  const counted: Plan = (...args) => {
    count += 1;
    return plan(...args);
  };
  if (kind === "new") counted(within(0, 0.02), "assignOwner");
  const hasDueDate = random() < WITH_DUE_DATE;
  if (hasDueDate) counted(within(0.02, 0.04), "setDueDate");
  for (let index = 0; index < UPDATES[kind]; index += 1) {
    const at = within((index + 0.2) / UPDATES[kind], (index + 1) / UPDATES[kind]);
    const isLast = isDelivered && index === UPDATES[kind] - 1;
    if (isLast) planSignOff(counted(at, "postUpdate", { isDelivery: true }), period, random, counted);
    else counted(at, "postUpdate");
  }
  while (count < WRITES[kind]) {
    const [first, second] = oneOf(hasDueDate ? others.withDueDate : others.always, random);
    const isPair = second !== undefined && count + 1 < WRITES[kind];
    const one = counted(within(0.05, 0.9), first);
    if (isPair) counted(later(one.at, random, 5, 60), second, { about: one });
  }
}

/** From the report of delivery to sign-off and re-check, or back to the owner; nothing after the end of the period. */
function planSignOff(delivery: PlannedWrite, { to }: Period, random: () => number, plan: Plan) {
  const requestedAt = later(delivery.at, random, 1, 12);
  if (requestedAt > to || random() < 0.1) return;
  const request = plan(requestedAt, "requestSignOff", { about: delivery });
  const decidedAt = later(requestedAt, random, 5, 40);
  if (decidedAt > to) return;
  const isAccepted = random() < 0.75;
  const decision = plan(decidedAt, isAccepted ? "acceptSignOff" : "returnSignOff", { about: request });
  const checkedAt = later(decidedAt + RECHECK_AFTER * DAY, random, 1, 60);
  if (isAccepted && checkedAt <= to && random() < 0.6) plan(checkedAt, "confirmEmbedded", { about: decision });
}

function later(at: number, random: () => number, leastDays: number, mostDays: number): number {
  return at + (leastDays + random() * (mostDays - leastDays)) * DAY;
}
