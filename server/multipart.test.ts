import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { config } from "#lib/core/config.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { inviteAs, seedTestUsers, withTestDatabase } from "#tests/support/database.ts";
import { receiveForm, UnreadableForm } from "./multipart.ts";

withTestDatabase();
let lead: Viewer;
beforeAll(async () => {
  lead = await inviteAs("lead", (await seedTestUsers()).agencies.earlyHelp);
});

/** What `receiveForm` gives for a form of which these bytes are sent, and then cut off or completed. */
async function received(body: string, { isCutOff = false, length = body.length } = {}): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const receive = (request: IncomingMessage) =>
    receiveForm(request, { giver: lead, tickets: [], count: () => {} }).then(resolve, resolve);
  const server = createServer((request) => void receive(request));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const socket = connect(address.port, "127.0.0.1");
  const type = "multipart/form-data; boundary=b";
  socket.write(`POST / HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n${body}`);
  if (isCutOff) setTimeout(() => socket.destroy(), 200);
  const result = await promise;
  socket.destroy();
  server.close();
  return result;
}

const filePart = (name: string, fileName: string, content: string) =>
  `--b\r\ncontent-disposition: form-data; name="${name}"; filename="${fileName}"\r\n\r\n${content}`;

test("a form that is cut off leaves no file open and none on the disk", async () => {
  const body = filePart("evidence.0.file", "a.csv", "a,b\n".repeat(1000));
  expect(await received(body, { isCutOff: true, length: 1_000_000 })).toBeInstanceOf(UnreadableForm);
  await expect.poll(() => readdirSync(join(config().dataDir, "incoming"))).toEqual([]);
});

test("a refused file is replaced with the cause and the sentence, a quotation mark in its name included", async () => {
  const form = await received(`${filePart("evidence.0.file", "a %22b%22.HEIC", "x")}\r\n--b--\r\n`);
  if (!(form instanceof FormData)) throw new Error("not received");
  expect(form.get("evidence.0.file")).toMatch(
    /^refused:not taken:“a "b"\.HEIC” was not taken: it is a HEIC photograph/,
  );
});
