import { parentPort, workerData } from "node:worker_threads";
import { piecesOf, type ReadingJob, type ReadingMessage } from "./messages.ts";
import { readTables } from "./read-tables.ts";
import { PlanRefused } from "./refusals.ts";

const { bytes, fileName }: ReadingJob = workerData;

async function* answers(): AsyncGenerator<ReadingMessage> {
  try {
    yield* piecesOf(await readTables(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), fileName));
  } catch (error) {
    if (error instanceof PlanRefused) yield { kind: "refused", problem: error.problem, found: error.found };
    // What the libraries throw at a malformed file has no name of its own.
    else
      yield {
        kind: "refused",
        problem: "damaged",
        found: null,
        cause: String(error instanceof Error ? error.stack : error),
      };
  }
}

const pieces = answers();
parentPort?.on("message", async () => {
  const next = await pieces.next();
  if (!next.done) parentPort?.postMessage(next.value);
});
