// Runs the faults one after the other. `--short` does less of each, `--only NAME,NAME` runs some of them, and `--seed N`
// repeats the random choices of an earlier run. Ends with status 1 if a promise did not hold.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { inDigits, seededNumbers } from "../driver/numbers.ts";
import { access } from "./access.ts";
import { type FaultContext, NotRunHere, type Outcome } from "./context.ts";
import { killed, powerCut } from "./crash-loop.ts";
import { diskFull, locked } from "./database-faults.ts";
import { fsyncFailing } from "./fsync-failing.ts";
import { hostile } from "./hostile.ts";
import { limits } from "./limits.ts";
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
  limits,
  stop,
  restore,
  soak,
};

interface FaultResult {
  readonly name: string;
  readonly seconds: number;
  readonly outcome: Outcome | NotRunHere;
}

const MOST_SHOWN = 20;
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
console.log(["\n| fault | | counted | seconds |", "|---|---|---|--:|", ...results.map(rowOf)].join("\n"));
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

/** A line of the table: the fault, whether its promises held, and what was counted. */
function rowOf({ name, seconds, outcome }: FaultResult): string {
  return `| ${name} | ${verdictOf(outcome)} | ${figuresOf(outcome)} | ${inDigits(seconds, 0)} |`;
}

/** The violations, one on each line; a long list is cut. */
function violationsOf({ name, outcome }: FaultResult): string {
  if (outcome instanceof NotRunHere) return "";
  const { violations } = outcome;
  const shown = violations.slice(0, MOST_SHOWN).map((sentence) => `  ${name}: ${sentence}`);
  const rest = violations.length - MOST_SHOWN;
  return [...shown, ...(rest > 0 ? [`  … and ${rest} more`] : [])].join("\n");
}

/** False if a promise did not hold. A fault that this machine can't produce fails nothing. */
function holds({ outcome }: FaultResult): boolean {
  return outcome instanceof NotRunHere || outcome.violations.length === 0;
}

function verdictOf(outcome: Outcome | NotRunHere): string {
  if (outcome instanceof NotRunHere) return "not run here";
  return outcome.violations.length === 0 ? "holds" : `**${outcome.violations.length} violations**`;
}

function figuresOf(outcome: Outcome | NotRunHere): string {
  if (outcome instanceof NotRunHere) return `because ${outcome.message}`;
  const figures = Object.entries(outcome.counted).map(
    ([what, figure]) =>
      `${typeof figure === "number" ? inDigits(figure, Number.isInteger(figure) ? 0 : 1) : figure} ${what}`,
  );
  return [figures.join(", "), ...(outcome.slow ?? []).map((sentence) => `*slow: ${sentence}*`)].join("; ");
}
