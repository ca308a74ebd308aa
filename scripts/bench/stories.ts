import { dateOf, endOf, type Instant } from "#lib/core/clock.ts";
import { recheckDate } from "#lib/recommendations/sign-off/rules.ts";
import type { OwningAgency, SeededRecommendation, Volume } from "./volume.ts";

/** What is written about a recommendation, one command each. */
export type Writing =
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

/** A recommendation to be written about, and whether its owner delivers. */
export interface Story {
  readonly recommendationId: number;
  readonly agency: OwningAgency;
  readonly isDelivered: boolean;
}

/** One write to come. */
export interface Planned {
  readonly at: Instant;
  readonly command: Writing;
  readonly story: Story;
  /** What it is about and has been written by then: of a report its action. */
  readonly follows?: Planned;
  /** The update that says that it is delivered. */
  readonly isDelivery?: true;
}

type Plan = (at: Instant, command: Writing, more?: Pick<Planned, "follows" | "isDelivery">) => Planned;

export interface Period {
  readonly from: Instant;
  readonly to: Instant;
}

/** Of each recommendation: its owner, mostly a due date, four updates, and what else happens to one. */
const FACTS_EACH = 10;
const UPDATES_EACH = 4;
const DAY = 86_400_000;

/** Everything that is to be written about every recommendation, in the order of time. */
export function storiesInOrder({ made, seeded, agencies }: Volume, period: Period, random: () => number): Planned[] {
  const planned: Planned[] = [];
  const whatElse = whatElseInTurn(random);
  const tell = (story: Story, known: SeededRecommendation | null) => {
    for (const one of storyOf(story, known, period, random, whatElse)) planned.push(one);
  };
  for (const [index, known] of seeded.entries()) {
    const agency = agencies.find(({ id }) => id === known.agencyId);
    if (agency) tell({ recommendationId: known.id, agency, isDelivered: index === 1 }, known);
  }
  for (const [index, recommendationId] of made.entries()) {
    const agency = agencies[index % agencies.length];
    if (agency) tell({ recommendationId, agency, isDelivered: random() < 1 / 6 }, null);
  }
  return planned.sort((a, b) => a.at - b.at);
}

/** What is to be written about one recommendation, after what is known of it. */
function storyOf(
  story: Story,
  known: SeededRecommendation | null,
  period: Period,
  random: () => number,
  whatElse: (hasDueDate: boolean) => Happening,
): Planned[] {
  // Who delivers has done so some way before today, so that it can be signed off and looked at again.
  const pace = story.isDelivered ? 0.3 + random() * 0.6 : 1;
  const within = (start: number, end: number): Instant =>
    period.from + (start + random() * (end - start)) * pace * (period.to - period.from);
  const planned: Planned[] = [];
  const plan: Plan = (at, command, more = {}) => {
    const one = { at: Math.floor(at), command, story, ...more };
    planned.push(one);
    return one;
  };
  if (!known) plan(within(0, 0.02), "assignOwner");
  const hasDueDate = known?.hasDueDate || random() < 0.85;
  if (hasDueDate && !known?.hasDueDate) plan(within(0.02, 0.04), "setDueDate");
  for (let index = known?.updates ?? 0; index < UPDATES_EACH; index += 1) {
    const at = within((index + 0.2) / UPDATES_EACH, (index + 1) / UPDATES_EACH);
    if (story.isDelivered && index === UPDATES_EACH - 1)
      assured(plan(at, "postUpdate", { isDelivery: true }), period, random, plan);
    else plan(at, "postUpdate");
  }
  for (let missing = FACTS_EACH - (known?.writes ?? 0) - planned.length; missing > 0; ) {
    const [first, second] = whatElse(hasDueDate);
    const one = plan(within(0.05, 0.9), first);
    if (second && missing > 1) plan(later(one.at, random, 5, 60), second, { follows: one });
    missing -= second ? 2 : 1;
  }
  return planned;
}

/** The way from "delivered" to "complete" and on, or back; it stops where today is. */
function assured(delivery: Planned, { to }: Period, random: () => number, plan: Plan) {
  const requestedAt = later(delivery.at, random, 1, 12);
  if (requestedAt > to || random() < 0.1) return;
  const request = plan(requestedAt, "requestSignOff", { follows: delivery });
  const decidedAt = later(requestedAt, random, 5, 40);
  if (decidedAt > to) return;
  const isAccepted = random() < 0.75;
  const decision = plan(decidedAt, isAccepted ? "acceptSignOff" : "returnSignOff", { follows: request });
  const lookedAt = later(endOf(recheckDate(dateOf(decidedAt))), random, 1, 60);
  if (isAccepted && lookedAt <= to && random() < 0.6) plan(lookedAt, "confirmEmbedded", { follows: decision });
}

function later(at: Instant, random: () => number, leastDays: number, mostDays: number): Instant {
  return at + (leastDays + random() * (mostDays - leastDays)) * DAY;
}

type Happening = readonly [first: Writing, second?: Writing];

/** What else happens to recommendations, one thing after the other: some with what follows on it, some still open. */
function whatElseInTurn(random: () => number): (hasDueDate: boolean) => Happening {
  const followed = (share: number, first: Writing, second: Writing): Happening =>
    random() < share ? [first, second] : [first];
  const newDate = () => followed(0.8, "requestNewDate", random() < 0.7 ? "acceptNewDate" : "refuseNewDate");
  const turns: readonly ((hasDueDate: boolean) => Happening)[] = [
    () => ["assess"],
    (hasDueDate) => (hasDueDate ? newDate() : ["addAction"]),
    () => followed(0.8, "askQuestion", "answerQuestion"),
    () => followed(0.7, "addEvidence", "appraiseEvidence"),
    () => followed(0.75, "addAction", "reportOnAction"),
    () => [random() < 0.3 ? "setReportingInterval" : "setSuccessMeasure"],
  ];
  let turn = 0;
  return (hasDueDate) => {
    const happening = turns[turn % turns.length]?.(hasDueDate) ?? ["assess"];
    turn += 1;
    return happening;
  };
}
