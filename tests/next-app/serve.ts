import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import nextServer from "next";
import { overrideStatus, passKnownHeadersToNext, passPolicyToNext, withBody } from "#server/next-internals.ts";
import { storage, testRequest } from "./request.ts";

/** Serves the build of this folder as server/server.ts serves the tracker, and prints the port. */
const next = nextServer({ dev: false, dir: import.meta.dirname, hostname: "localhost", port: 0 });
await next.prepare();
const handle = next.getRequestHandler();

const server = createServer((request, response) => {
  storage.run({ status: 200, received: "" }, () => void answer(request, response));
});
server.listen(0, "localhost", () => {
  const address = server.address();
  console.log(`port ${address && typeof address === "object" ? address.port : ""}`);
});

async function answer(request: IncomingMessage, response: ServerResponse) {
  passPolicyToNext(request, "default-src 'none'; script-src 'self' 'nonce-dGVzdA=='");
  if (request.headers["x-keep-headers"] === undefined) passKnownHeadersToNext(request, "http://tracker.invalid");
  overrideStatus(response, (status) => (status === 200 ? testRequest().status : status));
  if (request.method !== "POST") return handle(request, response);
  return handle(withBody(request, request.headers["content-type"] ?? "", await buffer(request)), response);
}
