import type { Server, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** The time in milliseconds in which requests under way may finish. */
const GRACE_PERIOD = 10_000;

/**
 * Stops serving: accepts no new connection, answers new requests on open connections with 503, and waits for the requests
 * under way. A request that does not finish within the grace period (milliseconds) is cut off without an answer.
 */
export async function stopServing(servers: readonly Server[], gracePeriod = GRACE_PERIOD): Promise<void> {
  const listening = servers.filter((server) => server.listening);
  const closed = listening.map((server) => {
    server.removeAllListeners("request").on("request", (_request, response) => refuse(response));
    return new Promise((resolve) => server.close(resolve));
  });
  // A kept-alive connection becomes idle, and can be closed, once its last request is answered.
  const closing = setInterval(() => {
    for (const server of listening) server.closeIdleConnections();
  }, 50);
  const isDone = await Promise.race([Promise.all(closed).then(() => true), pause(gracePeriod, false, { ref: false })]);
  clearInterval(closing);
  if (!isDone) for (const server of listening) server.closeAllConnections();
}

function refuse(response: ServerResponse) {
  response.writeHead(503, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    "retry-after": "5",
    connection: "close",
  });
  response.end("Nothing was saved: the tracker is being started again. Go back, and try again in a minute.\n");
}
