import { once } from "node:events";
import { type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { parseConfig } from "#lib/core/config.ts";
import { withTestDatabase } from "#tests/support/database.ts";
import { createServers } from "./server.ts";

withTestDatabase();

// In place of Next: answers with the body that it was sent.
const servers = createServers(
  { ...parseConfig({}), hosts: ["localhost"] },
  { next: (incoming, answer) => incoming.pipe(answer), actionIds: null, assets: new Map() },
);
const [server] = servers;
let port = 0;

beforeAll(async () => {
  if (!server) throw new Error("there is no server");
  await once(server.listen(0, "localhost"), "listening");
  const address = server.address();
  port = address && typeof address === "object" ? address.port : 0;
});
afterAll(() => server?.close());

async function ask(method: string, path: string, headers: Record<string, string> = {}, body = "") {
  const outgoing = request({ host: "localhost", port, method, path, headers });
  outgoing.end(body);
  const [answer] = await once(outgoing, "response");
  return { status: answer.statusCode, text: await text(answer) };
}

test.each(["/%ff", "/recommendations/%E0%A4%A", "/board/meetings/%c0%af", "/%", "*"])(
  "%s is told to be no address",
  async (path) => expect((await ask("GET", path)).status).toBe(400),
);

test("an address in other letters is left to the pages", async () => {
  expect((await ask("GET", "/%E2%80%AE%20")).status).toBe(200);
});

test.each(["POST", "PUT"])("%s from another site is refused, and from our own is not", async (method) => {
  expect((await ask(method, "/api/uploads", { origin: "https://elsewhere.example" })).status).toBe(403);
  expect((await ask(method, "/api/uploads", { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await ask(method, "/api/uploads", { origin: "http://localhost:3000" })).status).toBe(200);
});

test.each(["TRACE", "OPTIONS", "PATCH", "DELETE", "PROPFIND"])("%s is not done here", async (method) => {
  expect((await ask(method, "/api/uploads", { origin: "http://localhost:3000" })).status).toBe(405);
});

const form = (fields: Record<string, string>) => {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { type: { "content-type": "multipart/form-data; boundary=b" }, body: `${parts.join("")}--b--\r\n` };
};

test("a cookie that can't be decoded is no session, and no fault", async () => {
  const { type, body } = form({ reason: "Words." });
  const answer = await ask("POST", "/board", { ...type, cookie: "tracker-session=%E0%A4%A" }, body);
  expect(answer).toMatchObject({ status: 200, text: expect.stringContaining("Words.") });
});

test("only the tracker says why a file was refused", async () => {
  const { type, body } = form({ "evidence.0.file": "refused:not saved", reason: "refused: by the partner" });
  const { text: passedOn } = await ask("POST", "/board", type, body);
  expect(passedOn).toContain("refused: by the partner");
  expect(passedOn).not.toContain("refused:not saved");
});

test("a part without a name is passed over", async () => {
  const headers = { "content-type": "multipart/form-data; boundary=b" };
  const nameless = "--b\r\ncontent-disposition: form-data\r\n\r\nx\r\n";
  const answer = await ask("POST", "/board", headers, `${nameless}${form({ reason: "Words." }).body}`);
  expect(answer).toMatchObject({ status: 200, text: expect.stringContaining("Words.") });
});

test("a form that is longer than Next accepts once encoded is refused with a message", async () => {
  const { type, body } = form({
    done: "\u{1f600}\n".repeat(40_000),
    next: "\u{1f600}\n".repeat(40_000),
    reason: "\u{1f600}\n".repeat(100_000),
  });
  const answer = await ask("POST", "/board", type, body);
  expect(answer).toMatchObject({ status: 400, text: expect.stringContaining("too long") });
});

test.each([
  ["a long path", `/${"a".repeat(2000)}`, 414],
  ["a long query", `/board?q=${"a".repeat(4000)}`, 414],
  ["a query of the longest kind", `/board?q=${"a".repeat(3998)}`, 200],
  ["parameters without end", `/board?${"a&".repeat(1900)}`, 400],
  ["a hundred parameters", `/board?${"a=1&".repeat(99)}a=1`, 200],
  ["one parameter more", `/board?${"a=1&".repeat(100)}a=1`, 400],
  ["the name of another site", "//evil.example/board", 400],
  ["the same in other letters", "/%2fevil.example", 400],
  ["the same with a backslash", "/%5Cevil.example", 400],
  ["a page of Next's own", "/_global-error", 404],
  ["the same in other letters", "/%5Fglobal-error", 404],
  ["a file of Next", "/_next/static/x.js", 200],
])("%s is answered for what it is", async (_name, path, status) =>
  expect((await ask("GET", path)).status).toBe(status),
);

test("too many parameters are refused in a sentence where there is no page", async () => {
  const answer = await ask("GET", `/api/history?${"a&".repeat(1900)}`);
  expect(answer).toEqual({ status: 400, text: expect.stringContaining("too many parts after the question mark") });
});

test.each([
  "",
  " ",
  "null",
  "junk",
  "http://[",
  "http://localhost:3000/",
  "http://localhost:3000, http://evil.example",
])("a post with the origin %j is refused", async (origin) =>
  expect((await ask("POST", "/sign-in", { origin })).status).toBe(403),
);

test("a post to a server action by its id is told that there is none", async () => {
  const headers = { origin: "http://localhost:3000", "next-action": "0".repeat(42), "content-type": "text/plain" };
  expect((await ask("POST", "/sign-in", headers, "[]")).status).toBe(404);
});

test("an offer to speak another protocol is passed over", async () => {
  const other = await serving(new Set());
  for (const upgrade of ["websocket", "h2c"])
    expect(await other.ask({ connection: "upgrade", upgrade })).toMatchObject({ statusCode: 200 });
});

test("Next is given the tracker's own host and origin, and no header that it is not to read", async () => {
  const other = await serving(new Set());
  await other.ask({ host: "evil.example", "x-forwarded-host": "a, b", rsc: "1", "x-invoke-path": "/x", cookie: "a=b" });
  expect(other.seen).toMatchObject({ host: "localhost:3000", cookie: "a=b" });
  for (const name of ["x-forwarded-host", "rsc", "x-invoke-path", "origin"])
    expect(other.seen).not.toHaveProperty(name);
  await other.ask({ host: "evil.example" }, "POST");
  expect(other.seen).toMatchObject({ host: "localhost:3000", origin: "http://localhost:3000" });
});

test("what is no HTTP is answered with a sentence", async () => {
  expect(await sent("GET / HTTP/1.1\r\nbroken\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 .*This request can't be read/s);
  const long = `GET /?${"a".repeat(20_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`;
  expect(await sent(long)).toMatch(/^HTTP\/1\.1 431 .*too long/s);
});

test.concurrent.each([
  ["whose head never ends", "GET / HTTP/1.1\r\nhost: localhost\r\n"],
  ["that says nothing", ""],
])("a connection %s is closed after 15 seconds", async (_name, begun) => {
  const from = performance.now();
  await sent(begun);
  expect(performance.now() - from).toBeGreaterThan(14_500);
  expect(performance.now() - from).toBeLessThan(18_000);
});

/** All that the server sends on a connection until it closes it. */
async function sent(bytes: string): Promise<string> {
  const connection = connect(port, "localhost");
  connection.write(bytes);
  return text(connection);
}

/** A server as in production, which keeps the headers that it passed on. */
async function serving(actionIds: ReadonlySet<string>) {
  const found = { seen: {} as IncomingHttpHeaders };
  const next = (incoming: IncomingMessage, answer: ServerResponse) => {
    found.seen = incoming.headers;
    answer.end();
  };
  const [one] = createServers({ ...parseConfig({}), hosts: ["localhost"] }, { next, actionIds, assets: new Map() });
  if (!one) throw new Error("there is no server");
  await once(one.listen(0, "localhost"), "listening");
  onTestFinished(() => void one.close());
  const address = one.address();
  return Object.assign(found, {
    async ask(headers: Record<string, string>, method = "GET") {
      const listening = address && typeof address === "object" ? address.port : 0;
      const outgoing = request({ host: "localhost", port: listening, method, path: "/board", headers, agent: false });
      outgoing.end();
      const [answer]: IncomingMessage[] = await once(outgoing, "response");
      answer?.resume();
      return answer;
    },
  });
}
