// Breaks a running tracker in every way it may break, and says what held. `--short` does less of each; `--only NAME,NAME` some of them; `--seed N` the same again.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { seededNumbers } from "../bench/texts.ts";
import { access } from "./access.ts";
import { diskFull } from "./disk-full.ts";
import { fsyncFailing } from "./fsync-failing.ts";
import type { Given } from "./given.ts";
import { hostile } from "./hostile.ts";
import { killed } from "./killed.ts";
import { locked } from "./locked.ts";
import { powerCut } from "./power-cut.ts";
import { holds, NotHere, type Outcome, type Ran, tableOf, violationsInWords } from "./report.ts";
import { restoreElsewhere } from "./restore-elsewhere.ts";
import { soak } from "./soak.ts";
import { stopUnderLoad } from "./stop-under-load.ts";

const faults: Readonly<Record<string, (given: Given) => Promise<Outcome>>> = {
  killed,
  "power-cut": powerCut,
  "disk-full": diskFull,
  locked,
  "fsync-failing": fsyncFailing,
  access,
  hostile,
  stop: rehearsed(stopUnderLoad),
  restore: rehearsed(restoreElsewhere),
  soak,
};

const { values } = parseArgs({
  options: { short: { type: "boolean", default: false }, only: { type: "string" }, seed: { type: "string" } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const names = values.only?.split(",") ?? Object.keys(faults);

// Ended in the middle, it ends what it started.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
console.log(`Faults, ${values.short ? "in short" : "in full"}, seed ${seed}: ${names.join(", ")}`);
const ran: Ran[] = [];
for (const name of names) ran.push(await runFault(name));
console.log(`\n${tableOf(ran)}`);
process.exitCode = ran.every(holds) ? 0 : 1;

/** A rehearsal that throws at the first thing that does not hold. */
function rehearsed(rehearsal: () => Promise<Outcome["counted"]>): () => Promise<Outcome> {
  return async () => ({ counted: await rehearsal(), violations: [] });
}

async function runFault(name: string): Promise<Ran> {
  const fault = faults[name];
  if (!fault) throw new Error(`There is no fault “${name}”: ${Object.keys(faults).join(", ")}`);
  const workFolder = mkdtempSync(join(tmpdir(), "tracker-faults-"));
  const from = performance.now();
  const outcome = await fault({ workFolder, isShort: values.short, random: seededNumbers(seed) }).catch(
    (error: unknown) => {
      if (error instanceof NotHere) return error;
      return { counted: {}, violations: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
    },
  );
  rmSync(workFolder, { recursive: true, force: true });
  const one: Ran = { name, seconds: (performance.now() - from) / 1000, outcome };
  console.log(`— ${tableOf([one]).split("\n").at(-1)}`);
  if (!holds(one)) console.error(violationsInWords(one));
  return one;
}
