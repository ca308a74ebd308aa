import type { Agency, SeededRecommendation, Subjects } from "./recommendations.ts";
import { DAY } from "./rows.ts";

/** The commands that are planned for a recommendation. */
export type Command =
  | "assignOwner"
  | "setDueDate"
  | "postUpdate"
  | "assess"
  | "addAction"
  | "reportOnAction"
  | "askQuestion"
  | "answerQuestion"
  | "requestNewDate"
  | "acceptNewDate"
  | "refuseNewDate"
  | "addEvidence"
  | "appraiseEvidence"
  | "setReportingInterval"
  | "setSuccessMeasure"
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
const WRITES_EACH = 10;
const UPDATES_EACH = 4;
/** Shares of the recommendations that get a due date, and that are delivered. */
const WITH_DUE_DATE = 0.85;
const DELIVERED = 1 / 6;

type Plan = (at: number, command: Command, more?: Pick<PlannedWrite, "about" | "isDelivery">) => PlannedWrite;
type Pair = readonly [first: Command, second?: Command];

/** About ten writes for each recommendation, in the order of time: its owner, a due date, four updates and others. */
export function planWrites(subjects: Subjects, period: Period, random: () => number): PlannedWrite[] {
  const { appended, seeded, agencies } = subjects;
  const planned: PlannedWrite[] = [];
  const otherWrites = otherWritesInTurn(random);
  const add = (id: number, agency: Agency | undefined, isDelivered: boolean, known: SeededRecommendation | null) => {
    if (!agency) return;
    const plan: Plan = (at, command, more = {}) => {
      const one = { at: Math.floor(at), command, recommendationId: id, agency, ...more };
      planned.push(one);
      return one;
    };
    planOne(plan, { isDelivered, known, period, random, otherWrites });
  };
  for (const [index, known] of seeded.entries())
    add(
      known.id,
      agencies.find(({ id }) => id === known.agencyId),
      index === 1,
      known,
    );
  for (const [index, id] of appended.entries()) add(id, agencies[index % agencies.length], random() < DELIVERED, null);
  return planned.sort((a, b) => a.at - b.at);
}

interface PlanContext {
  readonly isDelivered: boolean;
  readonly known: SeededRecommendation | null;
  readonly period: Period;
  readonly random: () => number;
  readonly otherWrites: (hasDueDate: boolean) => Pair;
}

function planOne(plan: Plan, { isDelivered, known, period, random, otherWrites }: PlanContext) {
  // A delivered recommendation was delivered some time ago, so that it can be signed off and checked again.
  const pace = isDelivered ? 0.3 + random() * 0.6 : 1;
  const within = (start: number, end: number) =>
    period.from + (start + random() * (end - start)) * pace * (period.to - period.from);
  let count = known?.writes ?? 0;
  const counted: Plan = (...args) => {
    count += 1;
    return plan(...args);
  };
  if (!known) counted(within(0, 0.02), "assignOwner");
  const hasDueDate = known?.hasDueDate || random() < WITH_DUE_DATE;
  if (hasDueDate && !known?.hasDueDate) counted(within(0.02, 0.04), "setDueDate");
  for (let index = known?.updates ?? 0; index < UPDATES_EACH; index += 1) {
    const at = within((index + 0.2) / UPDATES_EACH, (index + 1) / UPDATES_EACH);
    const isLast = isDelivered && index === UPDATES_EACH - 1;
    if (isLast) planSignOff(counted(at, "postUpdate", { isDelivery: true }), period, random, counted);
    else counted(at, "postUpdate");
  }
  while (count < WRITES_EACH) {
    const [first, second] = otherWrites(hasDueDate);
    const isPair = second !== undefined && count + 1 < WRITES_EACH;
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

/** The kinds of other writes in turn: some of them with the write that answers them, some still unanswered. */
function otherWritesInTurn(random: () => number): (hasDueDate: boolean) => Pair {
  const maybe = (share: number, first: Command, second: Command): Pair =>
    random() < share ? [first, second] : [first];
  const newDate = () => maybe(0.8, "requestNewDate", random() < 0.7 ? "acceptNewDate" : "refuseNewDate");
  const turns: readonly ((hasDueDate: boolean) => Pair)[] = [
    () => ["assess"],
    (hasDueDate) => (hasDueDate ? newDate() : ["addAction"]),
    () => maybe(0.8, "askQuestion", "answerQuestion"),
    () => maybe(0.7, "addEvidence", "appraiseEvidence"),
    () => maybe(0.75, "addAction", "reportOnAction"),
    () => [random() < 0.3 ? "setReportingInterval" : "setSuccessMeasure"],
  ];
  let turn = 0;
  return (hasDueDate) => {
    turn += 1;
    return turns[(turn - 1) % turns.length]?.(hasDueDate) ?? ["assess"];
  };
}
