import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";

export type Headers = Record<string, string | string[]>;

/** A request as it is sent: only the headers that HTTP itself needs are added. */
export interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Headers;
  readonly body?: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
  readonly milliseconds: number;
}

/** The connection ended before an answer arrived, so it is not known whether the request was carried out. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  /** True if the server left the request unanswered for five minutes. */
  isTimeout = false;
  /** True if the server had just closed a connection that was kept open after an earlier request. */
  isStaleConnection = false;
}

/** So long that only a request which is never answered reaches it, also on a busy machine. */
const TIMEOUT = 300_000;
const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/**
 * Sends a request and returns the answer. Throws NoAnswer. A GET that meets a connection which the server was closing is
 * sent again, as browsers do.
 */
export async function send(origin: string, raw: RawRequest): Promise<Answer> {
  try {
    return await sendOnce(origin, raw);
  } catch (error) {
    const isGet = (raw.method ?? "GET") === "GET";
    if (isGet && error instanceof NoAnswer && error.isStaleConnection) return sendOnce(origin, raw);
    throw error;
  }
}

/** Reads an address with a cookie. Throws NoAnswer. */
export function get(origin: string, path: string, cookie: string): Promise<Answer> {
  return send(origin, { path, headers: { cookie } });
}

/** Sends a request, and after an answer of 429 (too many requests) waits as long as it says and sends it again. */
export async function sendUnthrottled(origin: string, raw: RawRequest): Promise<Answer> {
  for (;;) {
    const answer = await send(origin, raw);
    if (answer.status !== 429) return answer;
    await pause(Math.max(1, Number(answer.headers["retry-after"] ?? 1)) * 1000);
  }
}

/** The cookies that an answer sets, each as `name=value`. */
export function cookiesOf({ headers }: Answer): string[] {
  return (headers["set-cookie"] ?? []).map((one) => one.split(";")[0] ?? "");
}

function sendOnce(origin: string, { method = "GET", path, headers = {}, body }: RawRequest): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const outgoing = request({ agent, hostname, port, method, path, headers, timeout: TIMEOUT });
    let isTimeout = false;
    const fail = (error: Error & { readonly code?: string }) => {
      const isStaleConnection = outgoing.reusedSocket && !isTimeout && error.code === "ECONNRESET";
      const noAnswer = new NoAnswer(`${method} ${path.slice(0, 80)}: ${error.message}`);
      reject(Object.assign(noAnswer, { isTimeout, isStaleConnection }));
    };
    outgoing.on("timeout", () => {
      isTimeout = true;
      outgoing.destroy(new Error("no answer"));
    });
    outgoing.on("error", fail);
    outgoing.on("response", (incoming) => {
      const { statusCode: status = 0, headers: received } = incoming;
      buffer(incoming).then((bytes) => {
        const milliseconds = performance.now() - from;
        resolve({ status, headers: received, body: bytes, text: bytes.toString(), milliseconds });
      }, fail);
    });
    outgoing.end(body);
  });
}
