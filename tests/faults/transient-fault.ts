import { setTimeout as pause } from "node:timers/promises";
import { factNumberOf, post } from "../driver/forms.ts";
import { get, NoAnswer } from "../driver/http.ts";
import type { Tracker } from "../driver/tracker.ts";
import { type Outcome, slowerThan } from "./context.ts";
import { violationsIn } from "./data-folder.ts";
import { SupervisedTracker } from "./supervised.ts";
import { countResults, newWriteLog, signInWriters, startWriting, type WriteLog, type Writer } from "./writers.ts";

/** A fault that begins and ends while eight writers post. */
export interface TransientFault {
  readonly folder: string;
  readonly rounds: number;
  readonly milliseconds: number;
  /** Whether pages have to be readable during the fault. */
  readonly isReadable: boolean;
  /** Begins the fault and returns what ends it. */
  begin(tracker: Tracker): Promise<() => Promise<void>>;
}

/** Limits in milliseconds; slower is reported. Recovery is from the end of the fault to the next acknowledged write. */
const RECOVERY_LIMIT = 5000;
const ANSWER_LIMIT = 20_000;
/** After so many milliseconds without an acknowledged write the tracker has not recovered at all. */
const NEVER_RECOVERED = 180_000;

/**
 * Lets eight writers post before, during and after the fault. Every refused write has to be explained to its sender, no
 * acknowledged one may be lost, and writes have to be acknowledged again after the end of the fault.
 */
export async function runTransientFault(fault: TransientFault): Promise<Outcome> {
  const supervised = await SupervisedTracker.start(fault.folder);
  const result: Result = { log: newWriteLog(), recovery: 0, slowestAnswer: 0, pages: 0 };
  try {
    const writers = await signInWriters(supervised.tracker);
    const reader = await supervised.tracker.signIn("viewer");
    for (let round = 1; round <= fault.rounds; round += 1) {
      const violations = await runRound(fault, { supervised, writers, reader, round: String(round) }, result);
      result.log.violations.push(...violations.map((sentence) => `round ${round}: ${sentence}`));
    }
  } finally {
    await supervised.stop();
  }
  const { log, recovery, slowestAnswer, pages } = result;
  return {
    counted: {
      rounds: fault.rounds,
      ...countResults(log.sent),
      "seconds at most until writes were acknowledged again": recovery / 1000,
      "seconds for the slowest answer": slowestAnswer / 1000,
      "pages read meanwhile": pages,
      restarts: supervised.restarts,
    },
    violations: log.violations,
    slow: [
      ...slowerThan(RECOVERY_LIMIT, recovery, "acknowledging writes again"),
      ...slowerThan(ANSWER_LIMIT, slowestAnswer, "the slowest answer"),
    ],
  };
}

/** What all rounds come to. */
interface Result {
  readonly log: WriteLog;
  /** The most milliseconds from the end of the fault to the next acknowledged write. */
  recovery: number;
  slowestAnswer: number;
  /** How many pages were read during the fault. */
  pages: number;
}

interface RoundContext {
  readonly supervised: SupervisedTracker;
  readonly writers: readonly Writer[];
  /** The cookie of the viewer who reads pages during the fault. */
  readonly reader: string;
  readonly round: string;
}

/** One round. Returns the violations that the data folder or the pages show. */
async function runRound(fault: TransientFault, { supervised, writers, reader, round }: RoundContext, result: Result) {
  const { log } = result;
  const { stop } = startWriting(writers, { log, round, origin: () => supervised.tracker.origin });
  try {
    await pause(700);
    const began = performance.now();
    const end = await fault.begin(supervised.tracker);
    const { pages, unread } = await readUntil(began + fault.milliseconds, supervised, reader);
    await end();
    const ended = performance.now();
    const recovery = await timeToAcknowledge(log, ended);
    await pause(500);
    await stop();
    await resendUnconfirmed(log, supervised.tracker);
    await supervised.restart();
    const during = log.sent.filter(({ at }) => at > began && at < ended + RECOVERY_LIMIT);
    result.recovery = Math.max(result.recovery, recovery);
    result.slowestAnswer = Math.max(result.slowestAnswer, ...during.map(({ milliseconds }) => milliseconds));
    result.pages += pages;
    const violations = await violationsIn(fault.folder, log.sent);
    if (fault.isReadable) violations.push(...unread);
    if (during.every((one) => one.result === "acknowledged")) violations.push("the fault had no effect");
    if (recovery > NEVER_RECOVERED) violations.push("no write was acknowledged any more after the end of the fault");
    return violations;
  } finally {
    await stop();
  }
}

/** Milliseconds from an instant to the next write that was acknowledged after it. */
async function timeToAcknowledge({ sent }: WriteLog, from: number): Promise<number> {
  while (performance.now() < from + NEVER_RECOVERED) {
    const first = sent.find(({ at, result }) => at > from && result === "acknowledged");
    if (first) return first.at - from;
    await pause(20);
  }
  return Number.POSITIVE_INFINITY;
}

async function readUntil(until: number, supervised: SupervisedTracker, cookie: string) {
  let pages = 0;
  const unread: string[] = [];
  for (; performance.now() < until; await pause(100)) {
    const answer = await get(supervised.tracker.origin, "/board", cookie).catch((error) => {
      if (error instanceof NoAnswer) return null;
      throw error;
    });
    if (answer?.status === 200) pages += 1;
    else unread.push(answer ? `a page was answered with ${answer.status}` : "a page was not answered");
  }
  return { pages, unread };
}

/** Posts the last unconfirmed form again as it was: it has to be taken, and to be saved once. */
async function resendUnconfirmed(log: WriteLog, tracker: Tracker) {
  if (!log.unconfirmed) return;
  const { writer, parts, sent } = log.unconfirmed;
  log.unconfirmed = null;
  const answer = await post(tracker.origin, writer.cookie, writer.path, parts);
  if (answer.status === 303)
    log.sent[log.sent.indexOf(sent)] = { ...sent, result: "acknowledged", fact: factNumberOf(answer) };
  // A collision (409) is right too: another writer posted meanwhile, or the file has to be chosen again.
  else if (answer.status !== 409) log.violations.push(`what was sent again was answered with ${answer.status}`);
}
