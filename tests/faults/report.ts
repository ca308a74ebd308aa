import { inDigits } from "../driver/numbers.ts";
import { NotRunHere, type Outcome } from "./context.ts";

export interface FaultResult {
  readonly name: string;
  readonly seconds: number;
  readonly outcome: Outcome | NotRunHere;
}

const MOST_SHOWN = 20;

/** The table at the end: each fault, whether its promises held, and what was counted. */
export function tableOf(results: readonly FaultResult[]): string {
  return ["| fault | | counted | seconds |", "|---|---|---|--:|", ...results.map(rowOf)].join("\n");
}

export function rowOf({ name, seconds, outcome }: FaultResult): string {
  return `| ${name} | ${verdictOf(outcome)} | ${figuresOf(outcome)} | ${inDigits(seconds, 0)} |`;
}

/** The violations, one on each line; a long list is cut. */
export function violationsOf({ name, outcome }: FaultResult): string {
  if (outcome instanceof NotRunHere) return "";
  const { violations } = outcome;
  const shown = violations.slice(0, MOST_SHOWN).map((sentence) => `  ${name}: ${sentence}`);
  const rest = violations.length - MOST_SHOWN;
  return [...shown, ...(rest > 0 ? [`  … and ${rest} more`] : [])].join("\n");
}

/** False if a promise did not hold. A fault that this machine can't produce fails nothing. */
export function holds({ outcome }: FaultResult): boolean {
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
