import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { text } from "node:stream/consumers";

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
  constructor(message: string, isOverdue: boolean) {
    super(message);
    this.isOverdue = isOverdue;
  }
}

const PATIENCE = 60_000;
const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** Asks over raw HTTP. Throws NoAnswer. */
export function ask(origin: string, { method = "GET", path, headers = {}, body }: Asked): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  const from = performance.now();
  return new Promise((resolve, reject) => {
    let isOverdue = false;
    const fail = (error: Error) => reject(new NoAnswer(`${method} ${path.slice(0, 80)}: ${error.message}`, isOverdue));
    const outgoing = request({ agent, hostname, port, method, path, headers, timeout: PATIENCE });
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
