import type { Server, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** How long requests under way are given, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Stops serving: takes no new connection, refuses what is asked anew on those that are open, and lets what is under way
 * finish, for ten seconds at most. What is not finished then is cut off; its sender was told of nothing that was saved.
 */
export async function stopServing(servers: readonly Server[], patience = PATIENCE): Promise<void> {
  const listening = servers.filter((server) => server.listening);
  const closed = listening.map((server) => {
    server.removeAllListeners("request").on("request", (_request, response) => refuse(response));
    return new Promise((resolve) => server.close(resolve));
  });
  // A connection that is kept open for the next request is idle once its last one is answered.
  const closing = setInterval(() => {
    for (const server of listening) server.closeIdleConnections();
  }, 50);
  const isDone = await Promise.race([Promise.all(closed).then(() => true), pause(patience, false, { ref: false })]);
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
