import type { ServerResponse } from "node:http";
import { unavailableFrom } from "#lib/core/errors.ts";
import { log } from "#lib/core/log.ts";
import { UnreadableForm } from "./multipart.ts";

/** Answers with a sentence instead of a page, and closes the connection. */
export function answerInPlainText(response: ServerResponse, status: number, sentence: string) {
  if (response.headersSent) return response.destroy();
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    connection: "close",
  });
  return response.end(`${sentence}\n`);
}

/** Answers a request that failed before Next had it; an unexpected error is logged under the reference of the request. */
export function answerFailure(response: ServerResponse, error: unknown, reference: string) {
  if (error instanceof UnreadableForm) {
    if (error.wait > 0) response.setHeader("retry-after", retryAfter(error.wait));
    return answerInPlainText(
      response,
      error.status,
      `This form was not taken: ${error.message}. Go back, and try again.`,
    );
  }
  log().error({ reference, err: error }, "request failed");
  if (unavailableFrom(error))
    return answerInPlainText(
      response,
      503,
      "Nothing was saved: the tracker can't write just now. Go back, and try again in a minute.",
    );
  return answerInPlainText(response, 500, `Something went wrong here, and nothing was saved. Reference ${reference}.`);
}

/** The header `retry-after` for a wait in milliseconds. */
export function retryAfter(wait: number): string {
  return String(Math.max(1, Math.ceil(wait / 1000)));
}
