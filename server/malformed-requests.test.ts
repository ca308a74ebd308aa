import { once } from "node:events";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseConfig } from "#lib/core/config.ts";
import { withTestDatabase } from "#tests/support/database.ts";
import { createServers } from "./server.ts";

withTestDatabase();

// In place of Next: answers with the body that it was sent.
const servers = createServers(
  { ...parseConfig({}), hosts: ["localhost"] },
  { next: (incoming, answer) => incoming.pipe(answer), actionIds: null },
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
