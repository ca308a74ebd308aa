import type { IncomingMessage } from "node:http";
import type { Config } from "#lib/core/config.ts";

/** The largest form or file in bytes: more is refused unread, so that a file slightly too large still gets its sentence. */
const MAX_STREAMED_BYTES = 300 * 1024 * 1024;
/** The largest other body in bytes; whatever reads it does so in memory. */
const MAX_BUFFERED_BYTES = 64 * 1024;

export const METHODS = ["GET", "HEAD", "POST", "PUT"];

/** A request that is answered with a status and a sentence, before any of its body is read. */
export interface Refusal {
  readonly status: 400 | 403 | 405 | 411 | 413;
  readonly sentence: string;
}

/** Checks the method, address, origin and size of a request: the reason to refuse it, or null. */
export function checkRequest(request: IncomingMessage, path: string, config: Pick<Config, "appUrl">): Refusal | null {
  const method = request.method ?? "";
  if (!METHODS.includes(method)) return { status: 405, sentence: "That is not done here." };
  if (!isAddress(path)) return { status: 400, sentence: "There is no such page: this address can't be read." };
  if (!["GET", "HEAD"].includes(method) && !isSameOrigin(request, config))
    return { status: 403, sentence: "This form came from another site." };
  const limit = isStreamed(request) ? MAX_STREAMED_BYTES : MAX_BUFFERED_BYTES;
  if (Number(request.headers["content-length"] ?? 0) > limit)
    return { status: 413, sentence: "That is more than can be taken at once. A file must be smaller than 25MB." };
  if (request.headers["transfer-encoding"] !== undefined && !isStreamed(request))
    return { status: 411, sentence: "Say how long it is." };
  return null;
}

/** Whether a request posts a multipart form. */
export function isForm({ method, headers }: IncomingMessage): boolean {
  return method === "POST" && /^multipart\/form-data/i.test(headers["content-type"] ?? "");
}

/** Whether the body is read as a stream, and so may be large: forms, and files sent as they are. */
function isStreamed(request: IncomingMessage): boolean {
  return isForm(request) || (request.method === "PUT" && request.url?.split("?", 1)[0] === "/api/uploads");
}

/** Whether the path is valid UTF-8 when it is decoded; Next answers 500 where it is not. */
function isAddress(path: string): boolean {
  try {
    return decodeURIComponent(path).startsWith("/");
  } catch {
    return false;
  }
}

function isSameOrigin({ headers }: IncomingMessage, { appUrl }: Pick<Config, "appUrl">): boolean {
  if (headers.origin) return headers.origin === new URL(appUrl).origin;
  return (
    headers["sec-fetch-site"] === undefined ||
    headers["sec-fetch-site"] === "same-origin" ||
    headers["sec-fetch-site"] === "none"
  );
}
