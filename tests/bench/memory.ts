import { loadPage } from "./load.ts";
import { residentMegabytes, type Serving } from "./serving.ts";

/** What a server holds after many requests, and by how much that grew over the last half of them. */
export interface Memory {
  readonly requests: number;
  readonly resident: number;
  /** A share of what it held half way: 0.1 is a tenth more. */
  readonly growth: number;
}

const STEPS = 20;

/** Asks for the pages in turn, so many times in all, and looks at the memory after each step. */
export async function memoryUnderLoad(server: Serving, paths: readonly string[], requests: number): Promise<Memory> {
  const samples: number[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    for (const path of paths) await loadPage(server, path, Math.ceil(requests / STEPS / paths.length));
    samples.push(residentMegabytes(server));
  }
  const half = samples.slice(STEPS / 2);
  return { requests, resident: samples.at(-1) ?? 0, growth: (slopeOf(half) * half.length) / (half[0] ?? 1) };
}

/** By how much each sample is above the one before it: the line that fits them best. */
function slopeOf(samples: readonly number[]): number {
  const middle = (samples.length - 1) / 2;
  const mean = samples.reduce((sum, one) => sum + one, 0) / samples.length;
  const rise = samples.reduce((sum, one, index) => sum + (index - middle) * (one - mean), 0);
  const run = samples.reduce((sum, _one, index) => sum + (index - middle) ** 2, 0);
  return rise / run;
}
