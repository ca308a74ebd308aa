import { setTimeout as pause } from "node:timers/promises";
import { factNumberOf, post } from "../driver/forms.ts";
import { get, NoAnswer } from "../driver/http.ts";
import type { Tracker } from "../driver/tracker.ts";
import { type Outcome, slowerThan } from "./context.ts";
import { violationsIn } from "./data-folder.ts";
import { SupervisedTracker } from "./supervised.ts";
import { countResults, newWriteLog, signInWriters, type WriteLog, type Writer, writeUntil } from "./writers.ts";

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
  const log = newWriteLog();
  const rounds: Round[] = [];
  try {
    const writers = await signInWriters(supervised.tracker);
    const reader = await supervised.tracker.signIn("viewer");
    for (let round = 1; round <= fault.rounds; round += 1)
      rounds.push(await runRound(fault, { supervised, log, writers, reader, round: String(round) }));
  } finally {
    await supervised.stop();
  }
  const recovery = Math.max(...rounds.map((round) => round.recovery));
  const slowestAnswer = Math.max(...rounds.map((round) => round.slowestAnswer));
  return {
    counted: {
      rounds: fault.rounds,
      ...countResults(log.sent),
      "seconds at most until writes were acknowledged again": recovery / 1000,
      "seconds for the slowest answer": slowestAnswer / 1000,
      "pages read meanwhile": rounds.reduce((sum, { pages }) => sum + pages, 0),
      restarts: supervised.restarts,
    },
    violations: [...rounds.flatMap(({ violations }) => violations), ...log.violations],
    slow: [
      ...slowerThan(RECOVERY_LIMIT, recovery, "acknowledging writes again"),
      ...slowerThan(ANSWER_LIMIT, slowestAnswer, "the slowest answer"),
    ],
  };
}

interface Round {
  /** Milliseconds from the end of the fault to the next acknowledged write. */
  readonly recovery: number;
  readonly slowestAnswer: number;
  readonly pages: number;
  readonly violations: readonly string[];
}

interface RoundContext {
  readonly supervised: SupervisedTracker;
  readonly log: WriteLog;
  readonly writers: readonly Writer[];
  /** The cookie of the viewer who reads pages during the fault. */
  readonly reader: string;
  readonly round: string;
}

async function runRound(
  fault: TransientFault,
  { supervised, log, writers, reader, round }: RoundContext,
): Promise<Round> {
  const stopped = new AbortController();
  const origin = () => supervised.tracker.origin;
  const writing = writeUntil(stopped.signal, writers, { log, round, origin });
  try {
    await pause(700);
    const began = performance.now();
    const end = await fault.begin(supervised.tracker);
    const { pages, unread } = await readUntil(began + fault.milliseconds, supervised, reader);
    await end();
    const ended = performance.now();
    const recovery = await timeToAcknowledge(log, ended);
    await pause(500);
    stopped.abort();
    await writing;
    await resendUnconfirmed(log, supervised.tracker);
    await supervised.restart();
    const during = log.sent.filter(({ at }) => at > began && at < ended + RECOVERY_LIMIT);
    const violations = await violationsIn(fault.folder, log.sent);
    if (fault.isReadable) violations.push(...unread);
    if (during.every(({ result }) => result === "acknowledged"))
      violations.push("the fault had no effect: nothing was refused");
    if (recovery > NEVER_RECOVERED) violations.push("no write was acknowledged any more after the end of the fault");
    return {
      recovery,
      slowestAnswer: Math.max(...during.map(({ milliseconds }) => milliseconds)),
      pages,
      violations: violations.map((sentence) => `round ${round}: ${sentence}`),
    };
  } finally {
    stopped.abort();
    await writing;
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
