import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { buffer, text } from "node:stream/consumers";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { failureFrom } from "#app/components/forms/failure.ts";
import { currentRequest } from "#app/session/request.ts";
import { config, parseConfig } from "#lib/core/config.ts";
import { Forbidden, Invalid } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { findDraft } from "#lib/identity/drafts.store.ts";
import { openSession } from "#lib/identity/people/sessions.store.ts";
import { cleanUpUploads } from "#lib/recommendations/updates/unposted.store.ts";
import { personIdOf, readAllRows, seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { createServers } from "./server.ts";

withTestDatabase();

/** What is put in the place of Next does with a form: by default it takes it, and uses none of its files. */
let handle: (form: FormData) => void = () => {};
let server: Server | undefined;
let port = 0;
let users: TestUsers;

beforeAll(async () => {
  users = await seedTestUsers();
  const next = async (incoming: IncomingMessage, answer: ServerResponse) => {
    if (incoming.method === "PUT") return void answer.end();
    const body = new Uint8Array(await buffer(incoming));
    handle(
      await new Response(body, { headers: { "content-type": incoming.headers["content-type"] ?? "" } }).formData(),
    );
    answer.end();
  };
  [server] = createServers(
    { ...parseConfig({}), hosts: ["127.0.0.1"] },
    { next, actionIds: new Set(["known"]), assets: new Map() },
  );
  server?.listen(0, "127.0.0.1");
  if (server) await once(server, "listening");
  const address = server?.address();
  if (address && typeof address === "object") port = address.port;
  return () => void server?.close();
});
beforeEach(async () => {
  handle = () => {};
  await cleanUpUploads(Date.now() + 25 * 60 * 60 * 1000);
});

const UPDATE = "/recommendations/HU2-4/update";
const file = (name: string, content = "a,b\n1,2\n") =>
  `--b\r\ncontent-disposition: form-data; name="${name}"; filename="plans.csv"\r\n\r\n${content}\r\n`;
const field = (name: string, value: string) =>
  `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

async function post(viewer: Viewer, path: string, parts: string[], headers: Record<string, string> = {}) {
  const outgoing = await begin(viewer, path, headers);
  outgoing.end(`${parts.join("")}--b--\r\n`);
  const [answer]: IncomingMessage[] = await once(outgoing, "response");
  if (!answer) throw new Error("there was no answer");
  return { status: answer.statusCode, headers: answer.headers, text: await text(answer) };
}

async function begin(viewer: Viewer, path: string, headers: Record<string, string> = {}) {
  const cookie = `tracker-session=${await openSession(personIdOf(viewer))}`;
  const type = { "content-type": "multipart/form-data; boundary=b", cookie };
  return request({ host: "127.0.0.1", port, method: "POST", path, headers: { ...type, ...headers }, agent: false });
}

const kept = () => readAllRows().uploads?.length;
const onDisk = () => {
  const folder = join(config().dataDir, "incoming");
  return existsSync(folder) ? readdirSync(folder).length : 0;
};

/** Shows the form again, as a page does whose form was not accepted. */
const refuseForm = (form: FormData) => {
  const ticket = String(form.get("evidence.0.file"));
  currentRequest().failure = failureFrom(new Invalid({ done: "Say it." }), { evidence: [{ file: ticket }] });
};

test("of a form that is shown again, the files are kept that it shows, and no other", async () => {
  handle = refuseForm;
  const parts = [file("evidence.0.file"), file("another.file", "a,b\n3,4\n")];
  expect((await post(users.leads.earlyHelp, UPDATE, parts)).status).toBe(422);
  await expect.poll(() => [kept(), onDisk()]).toEqual([1, 1]);
});

test.each([
  ["taken without its file", () => {}, 200],
  [
    "not taken, without showing it again",
    () => {
      currentRequest().failure = failureFrom(new Forbidden("postUpdate", UPDATE), {});
    },
    403,
  ],
  [
    "not answered, since something broke",
    () => {
      throw new Error("broken");
    },
    500,
  ],
])("of a form that is %s, no file is kept", async (_what, answer, expected) => {
  handle = answer;
  expect((await post(users.leads.earlyHelp, UPDATE, [file("evidence.0.file")])).status).toBe(expected);
  await expect.poll(() => [kept(), onDisk()]).toEqual([0, 0]);
});

test("of a form that can't be read to its end, no file is kept", async () => {
  const tooLong = [file("evidence.0.file"), field("done", "x".repeat(300_000))];
  expect((await post(users.leads.earlyHelp, UPDATE, tooLong)).status).toBe(400);
  await expect.poll(() => [kept(), onDisk()]).toEqual([0, 0]);
});

test("of a form that breaks off within a file, nothing stays on the disk", async () => {
  const outgoing = await begin(users.leads.earlyHelp, UPDATE);
  outgoing.on("error", () => {});
  outgoing.write(file("evidence.0.file") + file("evidence.1.file", "y".repeat(100_000)).slice(0, 90_000));
  await expect.poll(onDisk).toBe(2);
  outgoing.destroy();
  await expect.poll(() => [kept(), onDisk()]).toEqual([0, 0]);
});

test.each([
  ["by a person who may not report", () => users.viewer, UPDATE],
  ["by the lead of another agency", () => users.leads.nhs, UPDATE],
  ["to a page without a file field", () => users.leads.earlyHelp, "/recommendations/HU2-4/new-date"],
  ["to a page to read", () => users.business, "/board"],
])("files that are sent %s are not received", async (_who, sender, path) => {
  let sent: FormData | null = null;
  handle = (form) => {
    sent = form;
  };
  await post(sender(), path, [file("evidence.0.file"), field("done", "Words.")]);
  expect([...(sent ?? new FormData()).keys()]).toEqual(["done"]);
});

test("a form of another build is a draft for those who may use it, with its files", async () => {
  const parts = [field("$ACTION_ID_gone", ""), field("done", "Typed before."), file("evidence.0.file")];
  const { status, headers } = await post(users.leads.earlyHelp, UPDATE, parts);
  expect([status, headers.location, kept()]).toEqual([303, UPDATE, 1]);
  expect((await findDraft(users.leads.earlyHelp, UPDATE))?.fields).toMatchObject({ done: "Typed before." });
  expect((await post(users.viewer, UPDATE, parts)).status).toBe(303);
  expect(await findDraft(users.viewer, UPDATE)).toBeNull();
});

test("forms that do not say how long they are count as uploads once they are large", async () => {
  const large = [field("a", "x".repeat(250_000)), file("b.file", "y".repeat(1_000_000))];
  const chunked = { "transfer-encoding": "chunked" };
  expect((await post(users.executive, "/board", large, chunked)).status).toBe(200);
  const cookie = `tracker-session=${await openSession(personIdOf(users.executive))}`;
  const upload = () => fetch(`http://127.0.0.1:${port}/api/uploads`, { method: "PUT", headers: { cookie } });
  await Promise.all(Array.from({ length: 140 }, upload));
  const { status, headers } = await post(users.executive, "/board", large, chunked);
  expect([status, headers["retry-after"]]).toEqual([429, "1"]);
  expect((await post(users.executive, "/board", [field("a", "small")], chunked)).status).toBe(200);
});
