import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";

/** A request as it goes over the wire: nothing is added to it but what HTTP itself needs. */
export interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string | string[]>;
  readonly body?: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly milliseconds: number;
}

/** The connection broke off before there was an answer: what became of the request is not known. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  /** Whether it was waited for in vain, and not broken off. */
  readonly isOverdue: boolean;
  /** Whether it went over a connection that had been used before and was closed meanwhile. */
  readonly isStale: boolean;
  constructor(message: string, { isOverdue, isStale }: { isOverdue: boolean; isStale: boolean }) {
    super(message);
    this.isOverdue = isOverdue;
    this.isStale = isStale;
  }
}

const PATIENCE = 60_000;
const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/**
 * Asks over raw HTTP. Throws NoAnswer. A reading that meets a connection which the server was just closing, since nothing
 * had come over it for a while, is asked once more, as browsers do.
 */
export async function ask(origin: string, asked: Asked): Promise<Answer> {
  try {
    return await askOnce(origin, asked);
  } catch (error) {
    const isReading = (asked.method ?? "GET") === "GET";
    if (isReading && error instanceof NoAnswer && error.isStale) return askOnce(origin, asked);
    throw error;
  }
}

/** Asks, and where it was told to wait (429) waits and asks again: for what is to be read however costly it is. */
export async function askPatiently(origin: string, asked: Asked): Promise<Answer> {
  for (;;) {
    const answer = await ask(origin, asked);
    if (answer.status !== 429) return answer;
    await pause(Math.max(1, Number(answer.headers["retry-after"] ?? 1)) * 1000);
  }
}

function askOnce(origin: string, { method = "GET", path, headers = {}, body }: Asked): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const outgoing = request({ agent, hostname, port, method, path, headers, timeout: PATIENCE });
    let isOverdue = false;
    const fail = (error: Error) => {
      const isStale = outgoing.reusedSocket && !isOverdue && "code" in error && error.code === "ECONNRESET";
      reject(new NoAnswer(`${method} ${path.slice(0, 80)}: ${error.message}`, { isOverdue, isStale }));
    };
    outgoing.on("timeout", () => {
      isOverdue = true;
      outgoing.destroy(new Error("no answer within a minute"));
    });
    outgoing.on("error", fail);
    outgoing.on("response", (incoming) => {
      const { statusCode = 0, headers: answered } = incoming;
      text(incoming).then((words) => {
        resolve({ status: statusCode, headers: answered, text: words, milliseconds: performance.now() - from });
      }, fail);
    });
    outgoing.end(body);
  });
}
