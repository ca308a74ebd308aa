import { inDigits } from "../bench/report.ts";

/** What one fault came to: figures by name, and a sentence for each promise that did not hold. */
export interface Outcome {
  readonly counted: Readonly<Record<string, number | string>>;
  readonly violations: readonly string[];
}

/** Why a fault can't be made on this machine: told, and never taken for a pass. */
export class NotHere extends Error {
  override readonly name = "NotHere";
}

export interface Ran {
  readonly name: string;
  readonly seconds: number;
  readonly outcome: Outcome | NotHere;
}

/** The table at the end: what each fault was, whether what it was to show held, and what was counted. */
export function tableOf(ran: readonly Ran[]): string {
  return [
    "| fault | | counted | seconds |",
    "|---|---|---|--:|",
    ...ran.map(
      ({ name, seconds, outcome }) =>
        `| ${name} | ${verdictOf(outcome)} | ${countedIn(outcome)} | ${inDigits(seconds, 0)} |`,
    ),
  ].join("\n");
}

/** The violations, a line each; a machine's worth of the same ones is cut short. */
export function violationsInWords({ name, outcome }: Ran): string {
  if (outcome instanceof NotHere) return "";
  const { violations } = outcome;
  const shown = violations.slice(0, 20).map((sentence) => `  ${name}: ${sentence}`);
  return [...shown, ...(violations.length > 20 ? [`  … and ${violations.length - 20} more`] : [])].join("\n");
}

export function holds({ outcome }: Ran): boolean {
  return outcome instanceof NotHere || outcome.violations.length === 0;
}

function verdictOf(outcome: Outcome | NotHere): string {
  if (outcome instanceof NotHere) return "not run here";
  return outcome.violations.length === 0 ? "holds" : `**${outcome.violations.length} violations**`;
}

function countedIn(outcome: Outcome | NotHere): string {
  if (outcome instanceof NotHere) return `because ${outcome.message}`;
  return Object.entries(outcome.counted)
    .map(
      ([what, number]) =>
        `${typeof number === "number" ? inDigits(number, Number.isInteger(number) ? 0 : 1) : number} ${what}`,
    )
    .join(", ");
}
