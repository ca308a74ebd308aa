// Runs the faults one after the other. `--short` does less of each, `--only NAME,NAME` runs some of them, and `--seed N`
// repeats the random choices of an earlier run. Ends with status 1 if a promise did not hold.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { seededNumbers } from "../driver/numbers.ts";
import { access } from "./access.ts";
import { type FaultContext, NotRunHere, type Outcome } from "./context.ts";
import { killed, powerCut } from "./crash-loop.ts";
import { diskFull } from "./disk-full.ts";
import { fsyncFailing } from "./fsync-failing.ts";
import { hostile } from "./hostile.ts";
import { locked } from "./locked.ts";
import { type FaultResult, holds, rowOf, tableOf, violationsOf } from "./report.ts";
import { restore } from "./restore.ts";
import { soak } from "./soak.ts";
import { stop } from "./stop.ts";

const faults: Readonly<Record<string, (context: FaultContext) => Promise<Outcome>>> = {
  killed,
  "power-cut": powerCut,
  "disk-full": diskFull,
  locked,
  "fsync-failing": fsyncFailing,
  access,
  hostile,
  stop,
  restore,
  soak,
};

const { values } = parseArgs({
  options: { short: { type: "boolean", default: false }, only: { type: "string" }, seed: { type: "string" } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const names = values.only?.split(",") ?? Object.keys(faults);

// Exiting ends the servers that this process started.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
console.log(`Faults${values.short ? ", short" : ""}, seed ${seed}: ${names.join(", ")}`);
const results: FaultResult[] = [];
for (const name of names) results.push(await runFault(name));
console.log(`\n${tableOf(results)}`);
process.exitCode = results.every(holds) ? 0 : 1;

async function runFault(name: string): Promise<FaultResult> {
  const fault = faults[name];
  if (!fault) throw new Error(`There is no fault “${name}”. There are: ${Object.keys(faults).join(", ")}`);
  const workFolder = mkdtempSync(join(tmpdir(), "tracker-faults-"));
  const from = performance.now();
  const context = { workFolder, isShort: values.short, random: seededNumbers(seed) };
  const outcome = await fault(context).catch((error: unknown) => {
    if (error instanceof NotRunHere) return error;
    return { counted: {}, violations: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  });
  rmSync(workFolder, { recursive: true, force: true });
  const result: FaultResult = { name, seconds: (performance.now() - from) / 1000, outcome };
  console.log(rowOf(result));
  if (!holds(result)) console.error(violationsOf(result));
  return result;
}
