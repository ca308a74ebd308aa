/** What each fault gets to work with. */
export interface FaultContext {
  /** An empty folder that only this fault uses. */
  readonly workFolder: string;
  /** Do fewer rounds and inputs of each kind, and leave no kind out. */
  readonly isShort: boolean;
  /** Numbers from 0 (included) to 1 (excluded), the same ones for the same `--seed`. */
  readonly random: () => number;
}

/** The result of one fault. */
export interface Outcome {
  /** Figures by their names, for the table. */
  readonly counted: Readonly<Record<string, number | string>>;
  /** A sentence for each promise that did not hold. They fail the run. */
  readonly violations: readonly string[];
  /** A sentence for each time or amount of memory above its limit. They are reported and fail nothing: the machine may be busy. */
  readonly slow?: readonly string[];
}

/** This machine can't produce the fault. The table says why; it does not count as held. */
export class NotRunHere extends Error {
  override readonly name = "NotRunHere";
}

/** The sentence for a duration (in milliseconds) above its limit, as a list of none or one. */
export function slowerThan(limit: number, took: number, what: string): string[] {
  if (took <= limit) return [];
  return [`${what}: ${(took / 1000).toFixed(1)} s, slower than ${(limit / 1000).toFixed(1)} s`];
}
