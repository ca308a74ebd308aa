import { AsyncLocalStorage } from "node:async_hooks";
import type { RequestFailure } from "#app/components/forms/failure.ts";
import { sharedWithBundle } from "#server/next-internals.ts";

/** The state of one request, shared by the server and the page. */
export interface RequestContext {
  /** Identifies the request in the log; error pages show it. */
  readonly reference: string;
  /** The path without the query; drafts are saved under it. */
  readonly path: string;
  readonly search: string;
  /** The network address of the client. */
  readonly address: string;
  /** The header `user-agent`. */
  readonly browser: string;
  /** Why the page or the posted form failed; null if it did not. */
  failure: RequestFailure | null;
  /** The tickets of the files of a posted form that are kept for the page that it leads to. */
  readonly keptFiles: Set<string>;
}

const storage = sharedWithBundle("request", () => new AsyncLocalStorage<RequestContext>());

/** Runs the handler of a request in its context. */
export function withRequest(context: RequestContext, handler: () => void) {
  storage.run(context, handler);
}

/** The context of the current request. Throws outside a request. */
export function currentRequest(): RequestContext {
  const context = storage.getStore();
  if (!context) throw new Error("no request is under way");
  return context;
}
