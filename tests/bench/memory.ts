import { residentMegabytes } from "../driver/process.ts";
import { loadPage } from "./load.ts";
import type { Server } from "./servers.ts";

export interface Memory {
  readonly requests: number;
  /** Megabytes in RAM at the end. */
  readonly resident: number;
  /** Growth over the last half of the requests, as a share: 0.1 is a tenth more. */
  readonly growth: number;
}

const STEPS = 20;

/** Reads pages in turn, so many times in all, and samples the memory twenty times. */
export async function memoryUnderLoad(server: Server, paths: readonly string[], requests: number): Promise<Memory> {
  const samples: number[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    for (const path of paths) await loadPage(server, path, Math.ceil(requests / STEPS / paths.length));
    samples.push(residentMegabytes(server.pid));
  }
  const half = samples.slice(STEPS / 2);
  return { requests, resident: samples.at(-1) ?? 0, growth: (slopeOf(half) * half.length) / (half[0] ?? 1) };
}

/** The slope of the line that fits the samples best, for each step. */
function slopeOf(samples: readonly number[]): number {
  const middle = (samples.length - 1) / 2;
  const mean = samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
  const rise = samples.reduce((sum, sample, index) => sum + (index - middle) * (sample - mean), 0);
  const run = samples.reduce((sum, _sample, index) => sum + (index - middle) ** 2, 0);
  return rise / run;
}
