import { setTimeout as pause } from "node:timers/promises";
import { violationsIn } from "./account.ts";
import { ask, NoAnswer } from "./ask.ts";
import { post } from "./forms.ts";
import type { Outcome } from "./report.ts";
import { Supervised } from "./supervised.ts";
import type { Tracker } from "./tracker.ts";
import { fatesOf, type Ledger, newLedger, type Sent, signInWriters, type Writer, writeUntil } from "./writers.ts";

/** A fault that lasts for a while and then ends, while eight people write. */
export interface Lasting {
  readonly folder: string;
  readonly rounds: number;
  /** Begins it, and gives what ends it. */
  begin(tracker: Tracker): Promise<() => Promise<void>>;
  readonly lastsMilliseconds: number;
  /** Whether pages are read all the while. */
  readonly isReadable: boolean;
}

/** From the fault's end until somebody's write is acknowledged again. */
const BACK_WITHIN = 5000;
/** The longest that anybody is left without an answer. */
const TOLD_WITHIN = 20_000;

/**
 * Lets eight people write before, during and after the fault. Every refused write has to be told to its sender, none
 * acknowledged may be lost, and five seconds after the fault's end writes are acknowledged again.
 */
export async function whileItLasts(fault: Lasting): Promise<Outcome> {
  const supervised = await Supervised.start(fault.folder);
  const ledger = newLedger();
  const rounds: Round[] = [];
  try {
    const writers = await signInWriters(supervised.tracker);
    const viewer = await supervised.tracker.signIn("viewer");
    for (let round = 1; round <= fault.rounds; round += 1) {
      const one = await oneRound(fault, { supervised, ledger, writers, viewer, run: String(round) });
      rounds.push(one);
      ledger.violations.push(...one.violations.map((sentence) => `round ${round}: ${sentence}`));
    }
  } finally {
    await supervised.stop();
  }
  return {
    counted: {
      rounds: fault.rounds,
      ...fatesOf(ledger.sent),
      "seconds at most until writes were acknowledged again": Math.max(...rounds.map(({ back }) => back)) / 1000,
      "seconds at most until a sender was told": Math.max(...rounds.map(({ told }) => told)) / 1000,
      "pages read meanwhile": rounds.reduce((sum, { pages }) => sum + pages, 0),
      restarts: supervised.restarts,
    },
    violations: ledger.violations,
  };
}

interface Round {
  /** Milliseconds from the fault's end until a write was acknowledged. */
  readonly back: number;
  /** The longest that somebody waited for an answer, in milliseconds. */
  readonly told: number;
  readonly pages: number;
  readonly violations: readonly string[];
}

interface Company {
  readonly supervised: Supervised;
  readonly ledger: Ledger;
  readonly writers: readonly Writer[];
  readonly viewer: string;
  readonly run: string;
}

async function oneRound(fault: Lasting, { supervised, ledger, writers, viewer, run }: Company): Promise<Round> {
  const stopped = new AbortController();
  const writing = writeUntil(stopped.signal, writers, () => supervised.tracker.origin, { ledger, run });
  try {
    await pause(700);
    const began = performance.now();
    const end = await fault.begin(supervised.tracker);
    const { pages, unread } = await readUntil(began + fault.lastsMilliseconds, supervised, viewer);
    await end();
    const ended = performance.now();
    const back = await firstAcknowledged(ledger, ended);
    await pause(500);
    stopped.abort();
    await writing;
    await sendAgain(ledger, supervised.tracker);
    await supervised.startAnew();
    const during = ledger.sent.filter(({ at }) => at > began && at < ended + BACK_WITHIN);
    return {
      back,
      told: Math.max(...during.map(({ milliseconds }) => milliseconds)),
      pages,
      violations: [...(fault.isReadable ? unread : []), ...(await violationsOf(fault, ledger, during, back))],
    };
  } finally {
    stopped.abort();
    await writing;
  }
}

async function violationsOf(fault: Lasting, ledger: Ledger, during: readonly Sent[], back: number): Promise<string[]> {
  const found = await violationsIn(fault.folder, ledger.sent);
  if (!during.some(({ fate }) => fate !== "acknowledged")) found.push("the fault had no effect: nothing was refused");
  if (back > BACK_WITHIN)
    found.push(`writes were acknowledged again only ${Math.round(back)} ms after the fault's end`);
  const late = during.filter(({ milliseconds }) => milliseconds > TOLD_WITHIN).length;
  if (late > 0) found.push(`${late} senders waited longer than ${TOLD_WITHIN} ms for an answer`);
  return found;
}

/** Milliseconds from an instant until the next acknowledged write that was known after it. */
async function firstAcknowledged({ sent }: Ledger, from: number): Promise<number> {
  const giveUpAt = performance.now() + 4 * BACK_WITHIN;
  while (performance.now() < giveUpAt) {
    const first = sent.find(({ at, fate }) => at > from && fate === "acknowledged");
    if (first) return first.at - from;
    await pause(20);
  }
  return Number.POSITIVE_INFINITY;
}

async function readUntil(until: number, supervised: Supervised, cookie: string) {
  let pages = 0;
  const unread: string[] = [];
  for (; performance.now() < until; await pause(100)) {
    const answer = await ask(supervised.tracker.origin, { path: "/board", headers: { cookie } }).catch((error) => {
      if (error instanceof NoAnswer) return null;
      throw error;
    });
    if (answer?.status === 200) pages += 1;
    else unread.push(answer ? `a page was answered with ${answer.status}` : "a page was not answered");
  }
  return { pages, unread };
}

/** What its sender was told may have been saved or not is sent again as it was: it has to be taken, and to be there once. */
async function sendAgain(ledger: Ledger, tracker: Tracker) {
  if (!ledger.unconfirmed) return;
  const { writer, parts, sent }: { writer: Writer; parts: Parameters<typeof post>[3]; sent: Sent } = ledger.unconfirmed;
  ledger.unconfirmed = null;
  const answer = await post(tracker.origin, writer.cookie, writer.path, parts);
  // Somebody may have reported in between; and a file that was received but not posted has to be chosen again.
  const index = ledger.sent.indexOf(sent);
  if (answer.status === 303) ledger.sent[index] = { ...sent, fate: "acknowledged" };
  else if (answer.status !== 409) ledger.violations.push(`what was sent again was answered with ${answer.status}`);
}
