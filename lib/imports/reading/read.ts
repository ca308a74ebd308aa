import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { Invalid } from "#lib/core/errors.ts";
import { log } from "#lib/core/log.ts";
import type { PlanFile } from "../plan-tables.ts";
import { MAX_BYTES, MAX_HEAP_MB, MAX_TIME, MAX_WAITING } from "./limits.ts";
import { Collected, type ReadingJob, type ReadingMessage } from "./messages.ts";
import { PlanRefused, planSentence } from "./refusals.ts";

// From the folder that the server is started in: a bundle of Next knows no other way to a file that is not part of it.
const workerFile = join(process.cwd(), "lib/imports/reading/worker.ts");

/** What one reading may take: milliseconds, and megabytes of the thread's own memory. */
interface ReadingBounds {
  readonly time: number;
  readonly heapMb: number;
}

const usualBounds: ReadingBounds = { time: MAX_TIME, heapMb: MAX_HEAP_MB };

/**
 * The tables of a plan file (.xlsx, .xls, .ods, .csv or .docx), read in a thread of its own with bounds on bytes, cells, time
 * and memory. Throws Invalid with a sentence under `file` where it cannot be read.
 */
export async function readPlanFile(bytes: Uint8Array, fileName: string, bounds = usualBounds): Promise<PlanFile> {
  try {
    if (bytes.length > MAX_BYTES) throw new PlanRefused("too large");
    return await inTurn(() => readInWorker({ bytes, fileName }, bounds));
  } catch (error) {
    if (!(error instanceof PlanRefused)) throw error;
    const tooLarge = error.problem === "too large";
    throw new Invalid({ file: planSentence(fileName, error.problem, error.found) }, { tooLarge });
  }
}

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** One file after the other, so that the bounds hold for the server as a whole. */
async function inTurn<T>(read: () => Promise<T>): Promise<T> {
  if (waiting >= MAX_WAITING) throw new PlanRefused("too many waiting");
  waiting += 1;
  const result = last.then(read);
  last = result.catch(() => {});
  return await result.finally(() => {
    waiting -= 1;
  });
}

async function readInWorker(job: ReadingJob, { time, heapMb }: ReadingBounds): Promise<PlanFile> {
  const worker = new Worker(workerFile, {
    workerData: job,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 4 },
  });
  try {
    return await answerOf(worker, time);
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker, time: number): Promise<PlanFile> {
  const collected = new Collected();
  return new Promise((resolve, reject) => {
    const tooSlow = setTimeout(() => reject(new PlanRefused("too slow")), time);
    worker.on("message", (message: ReadingMessage) => {
      if (message.kind === "refused") return reject(refusalOf(message));
      const file = collected.add(message);
      if (file) return resolve(file);
      return worker.postMessage("next");
    });
    worker.on("error", (error) => reject(isOutOfMemory(error) ? new PlanRefused("too much memory") : error));
    worker.on("exit", () => {
      clearTimeout(tooSlow);
      reject(new PlanRefused("damaged"));
    });
    worker.postMessage("next");
  });
}

function refusalOf({ problem, found, cause }: Extract<ReadingMessage, { kind: "refused" }>): PlanRefused {
  if (cause !== undefined) log().warn({ cause }, "a plan file could not be read");
  return new PlanRefused(problem, found);
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
