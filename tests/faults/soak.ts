import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { residentMegabytes } from "../bench/serving.ts";
import { read, violationsIn } from "./account.ts";
import { type Answer, ask, NoAnswer } from "./ask.ts";
import { formWith, partsOf, post } from "./forms.ts";
import type { Given } from "./given.ts";
import type { Outcome } from "./report.ts";
import { startTracker, type Tracker } from "./tracker.ts";

/** Requests a second: a busy morning before a meeting, many times over. */
const RATE = 10;
/** One in so many is an update with a file; the rest are pages. */
const POST_EVERY = 40;
/** The last part's p99 may be twice the second part's; below this the machine's own noise is larger than what is measured. */
const NOISE = 100;
/** The memory at the end, as a share of what it was a third of the way through. */
const GROWTH = 1.15;
const PARTS = 15;

const pages = [
  "/board",
  "/recommendations",
  "/recommendations/HU2-1",
  "/recommendations/HU2-4",
  "/my-work",
  "/history",
  "/agencies",
  "/reviews/HU2",
  "/board/meetings",
  "/recommendations/HU2-3/update",
];

/**
 * A quarter of an hour at a steady rate (half a minute in short): requests begin by the clock, whether those before them
 * are answered or not. Its fifteen parts are compared: the memory stays flat, nothing fails, nothing gets slower.
 */
export async function soak({ workFolder, isShort }: Given): Promise<Outcome> {
  const folder = join(workFolder, "data");
  const tracker = await startTracker(folder);
  const business = await tracker.signIn("business");
  const lead = await tracker.signIn("lead of KCC Early Help");
  const partMilliseconds = isShort ? 2000 : 60_000;
  const parts: Part[] = Array.from({ length: PARTS }, () => ({ latencies: [], resident: [] }));
  const violations: string[] = [];
  const begun: Promise<void>[] = [];
  const from = performance.now();
  for (let number = 0; number < (RATE * PARTS * partMilliseconds) / 1000; number += 1) {
    await pause(Math.max(0, from + (number * 1000) / RATE - performance.now()));
    const part = parts[Math.min(PARTS - 1, Math.floor((performance.now() - from) / partMilliseconds))];
    if (number % RATE === 0) part?.resident.push(residentMegabytes(tracker));
    const path = pages[number % pages.length] ?? "/board";
    const isPost = number % POST_EVERY === POST_EVERY - 1;
    const answering = isPost
      ? postUpdate(tracker, lead, number)
      : ask(tracker.origin, { path, headers: { cookie: business } });
    begun.push(
      answering.then(
        ({ status, milliseconds }) => {
          if (status === (isPost ? 303 : 200)) part?.latencies.push(milliseconds);
          else violations.push(`${isPost ? "an update" : path} was answered with ${status}`);
        },
        (error: unknown) => {
          if (!(error instanceof NoAnswer)) throw error;
          violations.push(error.message);
        },
      ),
    );
  }
  await Promise.all(begun);
  violations.push(...(await violationsIn(folder, [])), ...slowerOrLarger(parts));
  const updates = read<{ rows: number }>(folder, "select count(*) as rows from updates")[0]?.rows ?? 0;
  await tracker.stop();
  const [second, last] = [p99(parts[1]), p99(parts.at(-1))];
  return {
    counted: {
      minutes: (PARTS * partMilliseconds) / 60_000,
      requests: begun.length,
      "updates at the end": updates,
      "ms p99 in the second part": second,
      "ms p99 in the last part": last,
      "MB a third of the way through": middleOf(parts[PARTS / 3]?.resident),
      "MB at the end": middleOf(parts.at(-1)?.resident),
    },
    violations,
  };
}

interface Part {
  readonly latencies: number[];
  readonly resident: number[];
}

function slowerOrLarger(parts: readonly Part[]): string[] {
  const [second, last] = [p99(parts[1]), p99(parts.at(-1))];
  const [then, now] = [middleOf(parts[PARTS / 3]?.resident), middleOf(parts.at(-1)?.resident)];
  const found: string[] = [];
  if (last > Math.max(NOISE, 2 * second)) found.push(`p99 rose from ${second.toFixed(1)} to ${last.toFixed(1)} ms`);
  if (now > then * GROWTH) found.push(`memory rose from ${then.toFixed(0)} to ${now.toFixed(0)} MB`);
  return found;
}

let posting: Promise<unknown> = Promise.resolve();

/** One after the other: each has to have seen the one before it. */
function postUpdate({ origin }: Tracker, cookie: string, number: number): Promise<Answer> {
  const path = "/recommendations/HU2-4/update";
  const one = posting.then(async () => {
    const form = await formWith(origin, cookie, path, "done");
    const given = {
      done: `Update ${number} of a long morning.`,
      rating: "on-track",
      "evidence.0.file": { fileName: `plans-${number}.csv`, bytes: Buffer.from(`District,Plans\nNorth,${number}\n`) },
      "evidence.0.shows": "activity",
      "evidence.0.trueOn": "2026-01-05",
    };
    return post(origin, cookie, path, partsOf(form, given));
  });
  posting = one.catch(() => {});
  return one;
}

function p99(part: Part | undefined): number {
  const inOrder = (part?.latencies ?? []).toSorted((a, b) => a - b);
  return inOrder[Math.floor(inOrder.length * 0.99)] ?? 0;
}

function middleOf(samples: readonly number[] = []): number {
  return samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0;
}
