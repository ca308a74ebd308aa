import { once } from "node:events";
import { Agent, createServer, get, type RequestListener, type Server } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { stopServing } from "./shutdown.ts";

/** Longer than a test may take: where stopping waited for it, the test would fail. */
const NEVER = 2 ** 31 - 1;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

async function serving(listener: RequestListener) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("it does not listen");
  return { server, port: address.port };
}

/** One request on a connection that is kept open. */
async function asked(port: number, agent: Agent) {
  const request = get({ port, host: "127.0.0.1", agent });
  const [answer] = await once(request, "response");
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

test("a request under way is answered, whole, before it stops", async () => {
  const { server, port } = await serving(async (_request, response) => {
    response.write("begun ");
    await pause(300);
    response.end("and finished");
  });
  const answer = asked(port, new Agent({ keepAlive: true }));
  await once(server, "request");
  await stopServing([server], NEVER);
  expect(await answer).toMatchObject({ status: 200, body: "begun and finished" });
});

test("what is asked anew while another request is under way is refused, on an open connection and on a new one", async () => {
  let slow = () => {};
  const { server, port } = await serving((_request, response) => {
    slow = () => response.end("late");
  });
  const open = new Agent({ keepAlive: true, maxSockets: 1 });
  const under = asked(port, new Agent({ keepAlive: true }));
  await once(server, "request");
  // Its connection is open, with the head of a request half sent.
  const begun = connect(port, "127.0.0.1");
  begun.write("GET / HTTP/1.1\r\nhost: localhost\r\n");
  await pause(50);
  const stopped = stopServing([server]);
  begun.write("\r\n");
  const said = await text(begun);
  expect(said).toMatch(/^HTTP\/1\.1 503 .*Nothing was saved/s);
  expect(said).toMatch(/connection: close/i);
  await expect(asked(port, open)).rejects.toThrow(/ECONNREFUSED/);
  slow();
  await stopped;
  expect(await under).toMatchObject({ status: 200, body: "late" });
});

test("a connection that is open for the next request does not hold it up", async () => {
  const { server, port } = await serving((_request, response) => response.end("done"));
  const agent = new Agent({ keepAlive: true });
  await asked(port, agent);
  await stopServing([server], NEVER);
});

test("what does not finish in time is cut off", async () => {
  const { server, port } = await serving(() => {});
  const answer = asked(port, new Agent()).catch((error: Error) => error.message);
  await once(server, "request");
  await stopServing([server], 200);
  expect(await answer).toMatch(/hang up|ECONNRESET/);
});
