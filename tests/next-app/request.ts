import { AsyncLocalStorage } from "node:async_hooks";
import { sharedWithBundle } from "#server/next-internals.ts";

/** What the server, the action and the page of one request tell each other. */
interface TestRequest {
  status: number;
  received: string;
}

export const storage = sharedWithBundle("next-internals-test", () => new AsyncLocalStorage<TestRequest>());

export function testRequest(): TestRequest {
  return storage.getStore() ?? { status: 500, received: "the request is not shared" };
}
