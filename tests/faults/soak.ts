import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { formWith, partsOf, post } from "../driver/forms.ts";
import { type Answer, get } from "../driver/http.ts";
import { quantile } from "../driver/numbers.ts";
import { residentMegabytes } from "../driver/process.ts";
import { startTracker, type Tracker } from "../driver/tracker.ts";
import type { FaultContext, Outcome } from "./context.ts";
import { countRows, violationsIn } from "./data-folder.ts";

const PARTS = 15;
const PER_SECOND = 10;
/** One request in so many posts an update with a file; the others read pages. */
const POST_EVERY = 40;
/** The last part's p99 may be twice that of the second part, or below this many milliseconds. */
const P99_NOISE = 100;
/** The memory at the end may be so many times that of a third of the way through. */
const MEMORY_GROWTH = 1.15;

const pages = [
  ...["/board", "/board/meetings", "/my-work", "/history", "/agencies", "/reviews/HU2", "/recommendations"],
  ...["/recommendations/HU2-1", "/recommendations/HU2-4", "/recommendations/HU2-3/update"],
];

/**
 * The fault `soak`: requests at a steady rate for a quarter of an hour (in short, half a minute), each begun by the clock
 * whether those before it are answered or not. No request may fail. Latency and memory of its fifteen parts are compared.
 */
export async function soak({ workFolder, isShort }: FaultContext): Promise<Outcome> {
  const folder = join(workFolder, "data");
  const tracker = await startTracker(folder);
  const partMilliseconds = isShort ? 2000 : 60_000;
  const latencies = Array.from({ length: PARTS }, (): number[] => []);
  const memory = Array.from({ length: PARTS }, (): number[] => []);
  const violations = await sendSteadily(tracker, partMilliseconds, latencies, memory);
  violations.push(...(await violationsIn(folder, [])));
  const updates = countRows(folder, "select count(*) as count from updates");
  await tracker.stop();
  const [secondP99, lastP99] = [quantile(latencies[1] ?? [], 0.99), quantile(latencies.at(-1) ?? [], 0.99)];
  const [memoryThen, memoryAtEnd] = [quantile(memory[PARTS / 3] ?? [], 0.5), quantile(memory.at(-1) ?? [], 0.5)];
  const isSlower = lastP99 > Math.max(P99_NOISE, 2 * secondP99);
  const isLarger = memoryAtEnd > memoryThen * MEMORY_GROWTH;
  return {
    counted: {
      minutes: (PARTS * partMilliseconds) / 60_000,
      requests: (PER_SECOND * PARTS * partMilliseconds) / 1000,
      "updates at the end": updates,
      "ms p99 in the second part": secondP99,
      "ms p99 in the last part": lastP99,
      "MB a third of the way through": memoryThen,
      "MB at the end": memoryAtEnd,
    },
    violations,
    slow: [...(isSlower ? ["p99 more than doubled"] : []), ...(isLarger ? ["memory grew by more than 15%"] : [])],
  };
}

/** Sends all requests, notes latencies and memory by the part that each belongs to, and returns the violations. */
async function sendSteadily(tracker: Tracker, partMilliseconds: number, latencies: number[][], memory: number[][]) {
  const [business, lead] = [await tracker.signIn("business"), await tracker.signIn("lead of KCC Early Help")];
  const postUpdate = updatePoster(tracker, lead);
  const violations: string[] = [];
  const begun: Promise<void>[] = [];
  const from = performance.now();
  for (let number = 0; number < (PER_SECOND * PARTS * partMilliseconds) / 1000; number += 1) {
    await pause(Math.max(0, from + (number * 1000) / PER_SECOND - performance.now()));
    const part = Math.min(PARTS - 1, Math.floor((performance.now() - from) / partMilliseconds));
    if (number % PER_SECOND === 0) memory[part]?.push(residentMegabytes(tracker.pid));
    const path = pages[number % pages.length] ?? "/board";
    const isPost = number % POST_EVERY === POST_EVERY - 1;
    const note = ({ status, milliseconds }: Answer) => {
      if (status === (isPost ? 303 : 200)) latencies[part]?.push(milliseconds);
      else violations.push(`${isPost ? "an update" : path} was answered with ${status}`);
    };
    const answering = isPost ? postUpdate(number) : get(tracker.origin, path, business);
    begun.push(answering.then(note, (error: Error) => void violations.push(error.message)));
  }
  await Promise.all(begun);
  return violations;
}

/** Posts one update after the other, since each has to have seen the one before it. */
function updatePoster({ origin }: Tracker, cookie: string): (number: number) => Promise<Answer> {
  const path = "/recommendations/HU2-4/update";
  let last: Promise<unknown> = Promise.resolve();
  return (number) => {
    const answering = last.then(async () => {
      const form = await formWith(origin, cookie, path, "done");
      const file = { fileName: `plans-${number}.csv`, bytes: Buffer.from(`District,Plans\nNorth,${number}\n`) };
      const evidence = { "evidence.0.file": file, "evidence.0.shows": "activity", "evidence.0.trueOn": "2026-01-05" };
      const update = { done: `Update ${number} of a long morning.`, rating: "on-track", ...evidence };
      return post(origin, cookie, path, partsOf(form, update));
    });
    last = answering.catch(() => {});
    return answering;
  };
}
