import { AsyncLocalStorage } from "node:async_hooks";
import type { Outcome } from "#app/components/forms/outcome.ts";
import { sharedWithBundle } from "#server/next-internals.ts";

/** What belongs to one request, from the server's first line to the page's last. */
export interface RequestContext {
  /** What the log knows this request by; error pages show it. */
  readonly reference: string;
  /** The path without the query: what a draft is kept under. */
  readonly path: string;
  readonly search: string;
  /** The network address that it came from. */
  readonly address: string;
  /** What the browser says of itself. */
  readonly browser: string;
  /** What became of the form that this request posted, where it was not taken. */
  outcome: Outcome | null;
}

const storage = sharedWithBundle("request", () => new AsyncLocalStorage<RequestContext>());

/** Runs what answers a request within its context. */
export function withRequest(context: RequestContext, answer: () => void) {
  storage.run(context, answer);
}

/** The context of the request under way. */
export function currentRequest(): RequestContext {
  const context = storage.getStore();
  if (!context) throw new Error("no request is under way");
  return context;
}
