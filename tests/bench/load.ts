import { send } from "../driver/http.ts";
import { quantile } from "../driver/numbers.ts";
import { peakMegabytes, processorMilliseconds, residentMegabytes } from "../driver/process.ts";
import type { Server } from "./servers.ts";

/** What a number of requests of one kind took. */
export interface Load {
  readonly requestsPerSecond: number;
  /** Latencies in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
  /** Milliseconds of processor time for each request. */
  readonly processor: number;
  /** Of each answer as it is sent, compressed. */
  readonly bytes: number;
  /** Megabytes in RAM at the end, and at most meanwhile above what there was at the beginning. */
  readonly resident: number;
  readonly peak: number;
}

const CONNECTIONS = 8;

/** Reads a page so many times over eight connections, compressed. Throws if an answer is not 200. */
export function loadPage(server: Server, path: string, times: number): Promise<Load> {
  return measureLoad(server, async (sampler) => {
    let begun = 0;
    const readOn = async () => {
      while (begun < times) {
        begun += 1;
        await readPage(server, path, sampler);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, readOn));
  });
}

/** Reads a page once, compressed, and notes it. Throws if the answer is not 200. */
export async function readPage({ name, origin, cookie }: Server, path: string, sampler: Sampler): Promise<void> {
  const headers = { cookie, "accept-encoding": "gzip" };
  const { status, body, milliseconds } = await send(origin, { path, headers });
  if (status !== 200) throw new Error(`${name}: ${path} was answered with ${status}`);
  sampler.note(milliseconds, body.length);
}

/** Collects what single requests took. */
export class Sampler {
  readonly latencies: number[] = [];
  bytes = 0;
  /** Milliseconds of processor time that were not spent on the measured requests. */
  excluded = 0;
  finishedAt = performance.now();

  note(milliseconds: number, bytes: number) {
    this.latencies.push(milliseconds);
    this.bytes += bytes;
    this.finishedAt = performance.now();
  }
}

/** Measures the requests that the work notes. */
export async function measureLoad(server: Server, work: (sampler: Sampler) => Promise<void>): Promise<Load> {
  const { pid } = server;
  const sampler = new Sampler();
  peakMegabytes(pid);
  const [memory, processor, from] = [residentMegabytes(pid), processorMilliseconds(pid), performance.now()];
  await work(sampler);
  const used = processorMilliseconds(pid) - processor - sampler.excluded;
  const { latencies, bytes, finishedAt } = sampler;
  const count = latencies.length;
  return {
    requestsPerSecond: count / ((finishedAt - from) / 1000),
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    slowest: Math.max(...latencies),
    processor: used / count,
    bytes: bytes / count,
    resident: residentMegabytes(pid),
    peak: peakMegabytes(pid) - memory,
  };
}

/** The median of each figure over several rounds; of the slowest request and the peak the highest. */
export function combineRounds(rounds: readonly Load[]): Load {
  const values = (figure: keyof Load) => rounds.map((round) => round[figure]);
  const median = (figure: keyof Load) => quantile(values(figure), 0.5);
  return {
    requestsPerSecond: median("requestsPerSecond"),
    p50: median("p50"),
    p99: median("p99"),
    slowest: Math.max(...values("slowest")),
    processor: median("processor"),
    bytes: median("bytes"),
    resident: median("resident"),
    peak: Math.max(...values("peak")),
  };
}
