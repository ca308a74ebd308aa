import type { IncomingMessage } from "node:http";
import type { Config } from "#lib/core/config.ts";
import { callsActionById, isPageOfNext } from "./next-internals.ts";

/** The largest form or file in bytes: more is refused unread, so that a file slightly too large still gets its sentence. */
export const MAX_STREAMED_BYTES = 300 * 1024 * 1024;
/** The longest path and the longest query in characters; the longest filter of a list is far below it. */
const MAX_PATH = 2000;
const MAX_QUERY = 4000;
/** Next takes half a second over some thousand parameters. */
const MAX_PARAMETERS = 100;
/** The largest other body in bytes; all that reads it does so in memory. */
const MAX_BUFFERED_BYTES = 64 * 1024;

export const METHODS = ["GET", "HEAD", "POST", "PUT"];

/** A request that is answered with a status and a sentence, before any of its body is read. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 405 | 411 | 413 | 414;
  readonly sentence: string;
}

/** Checks the method, address, origin and size of a request: the reason to refuse it, or null. */
export function checkRequest(
  request: IncomingMessage,
  { path, search }: { path: string; search: string },
  config: Pick<Config, "appUrl">,
): Refusal | null {
  const method = request.method ?? "";
  if (!METHODS.includes(method)) return { status: 405, sentence: "That is not done here." };
  return checkAddress(path, search) ?? (isRead(request) ? null : checkPost(request, config)) ?? checkSize(request);
}

/** Whether a request only reads. */
export function isRead({ method }: IncomingMessage): boolean {
  return method === "GET" || method === "HEAD";
}

function checkAddress(path: string, search: string): Refusal | null {
  if (path.length > MAX_PATH) return { status: 414, sentence: "There is no such page: this address is too long." };
  const decoded = decodedAddress(path);
  if (decoded === null) return { status: 400, sentence: "There is no such page: this address can't be read." };
  if (isPageOfNext(decoded)) return { status: 404, sentence: "There is no such page." };
  if (search.length > MAX_QUERY)
    return { status: 414, sentence: "What follows the question mark in this address is too long." };
  if (search.split("&", MAX_PARAMETERS + 1).length > MAX_PARAMETERS)
    return { status: 400, sentence: "There are too many parts after the question mark in this address." };
  return null;
}

function checkPost(request: IncomingMessage, config: Pick<Config, "appUrl">): Refusal | null {
  if (!isSameOrigin(request, config)) return { status: 403, sentence: "This form came from another site." };
  if (callsActionById(request)) return { status: 404, sentence: "There is no such form: post it to its own page." };
  return null;
}

function checkSize(request: IncomingMessage): Refusal | null {
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

/**
 * The decoded path; null where it is no address: not valid UTF-8, which Next answers with 500, or beginning with two
 * slashes, which a browser takes for the name of another site.
 */
function decodedAddress(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path);
    return /^\/(?![/\\])/.test(decoded) ? decoded : null;
  } catch {
    return null;
  }
}

/** A header that is there and empty is no proof that the post comes from a page of the tracker. */
function isSameOrigin({ headers }: IncomingMessage, { appUrl }: Pick<Config, "appUrl">): boolean {
  if (headers.origin !== undefined) return headers.origin === new URL(appUrl).origin;
  return (
    headers["sec-fetch-site"] === undefined ||
    headers["sec-fetch-site"] === "same-origin" ||
    headers["sec-fetch-site"] === "none"
  );
}
