import autocannon from "autocannon";
import { processorMilliseconds, residentMegabytes, type Serving } from "./serving.ts";

/** What so many requests took. */
export interface Load {
  readonly requestsASecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly processor: number;
  readonly bytes: number;
  readonly resident: number;
}

const CONNECTIONS = 8;

/** Asks for a page so many times over eight connections, compressed, as browsers ask. Throws where an answer is no page. */
export async function loadPage(server: Serving, path: string, requests: number): Promise<Load> {
  return measured(server, async (note) => {
    const wrong = new Map<string, number>();
    const count = (what: string) => wrong.set(what, (wrong.get(what) ?? 0) + 1);
    const running = autocannon({
      url: `${server.origin}${path}`,
      connections: CONNECTIONS,
      amount: requests,
      sampleInt: 50,
      headers: { cookie: server.cookie, "accept-encoding": "gzip" },
    });
    running.on("response", (_client, status, bytes, milliseconds) => {
      if (status === 200) note(milliseconds, bytes);
      else count(`status ${status}`);
    });
    running.on("reqError", (error) => count(error.message));
    await running;
    if (wrong.size > 0)
      throw new Error(
        `${server.name}${path} answered ${[...wrong].map(([what, times]) => `${times} times with ${what}`).join(", ")}`,
      );
  });
}

/** What the noted requests took together, one by one and in processor time. */
export async function measured(
  server: Serving,
  work: (note: (milliseconds: number, bytes: number) => void) => Promise<void>,
): Promise<Load> {
  const latencies: number[] = [];
  let bytes = 0;
  const before = processorMilliseconds(server);
  const from = performance.now();
  let until = from;
  await work((milliseconds, size) => {
    until = performance.now();
    latencies.push(milliseconds);
    bytes += size;
  });
  return loadOf(server, { latencies, bytes, took: until - from, processor: processorMilliseconds(server) - before });
}

/** Asks for a page right after each of so many writes, when nothing that was derived before them holds. The writes are not counted. */
export async function loadAfterWrites(
  server: Serving,
  path: string,
  times: number,
  write: () => Promise<void>,
): Promise<Load> {
  const latencies: number[] = [];
  let processor = 0;
  for (let time = 0; time < times; time += 1) {
    await write();
    const before = processorMilliseconds(server);
    const from = performance.now();
    const answer = await fetch(`${server.origin}${path}`, { headers: { cookie: server.cookie } });
    if (answer.status !== 200) throw new Error(`${server.name}${path} answered with ${answer.status}`);
    await answer.arrayBuffer();
    latencies.push(performance.now() - from);
    processor += processorMilliseconds(server) - before;
  }
  const took = latencies.reduce((sum, one) => sum + one, 0);
  return loadOf(server, { latencies, bytes: 0, took, processor });
}

interface Taken {
  readonly latencies: readonly number[];
  readonly bytes: number;
  readonly took: number;
  readonly processor: number;
}

function loadOf(server: Serving, { latencies, bytes, took, processor }: Taken): Load {
  const inOrder = latencies.toSorted((a, b) => a - b);
  return {
    requestsASecond: latencies.length / (took / 1000),
    p50: inOrder[Math.floor(inOrder.length * 0.5)] ?? 0,
    p99: inOrder[Math.floor(inOrder.length * 0.99)] ?? 0,
    processor: processor / latencies.length,
    bytes: bytes / latencies.length,
    resident: residentMegabytes(server),
  };
}

/** The median of each figure over the rounds. */
export function medianOf(rounds: readonly Load[]): Load {
  const median = (figure: keyof Load) =>
    rounds.map((one) => one[figure]).toSorted((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? 0;
  return {
    requestsASecond: median("requestsASecond"),
    p50: median("p50"),
    p99: median("p99"),
    processor: median("processor"),
    bytes: median("bytes"),
    resident: median("resident"),
  };
}
