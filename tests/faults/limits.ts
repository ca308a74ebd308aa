import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { fillAndPost, formWith, partsOf, postWith } from "../driver/forms.ts";
import { type Answer, cookiesOf, get, send } from "../driver/http.ts";
import { freePort } from "../driver/process.ts";
import { root, serverCommand, startTracker, type Tracker, trialSettings } from "../driver/tracker.ts";
import { type FaultContext, type Outcome, slowerThan } from "./context.ts";
import { countRows } from "./data-folder.ts";
import { linesWithoutJson } from "./hostile.ts";

const UPDATE = "/recommendations/HU2-4/update";
const MEGABYTE = 1_000_000;
/** In milliseconds: more than the head of a request may take, and the time that Node takes to notice. */
const HEAD_LIMIT = 18_000;
const QUERY_LIMIT = 250;

interface Attempt {
  readonly tracker: Tracker;
  readonly folder: string;
  readonly violations: string[];
}

/**
 * The fault `limits`: one client takes as much as it can of what all share. It fills the drafts and the files that wait,
 * opens links that do not work, holds connections, asks with thousands of parameters, and starts a second tracker on the same
 * folder. It gets no more than its part, and everyone else is served as before.
 */
export async function limits({ workFolder }: FaultContext): Promise<Outcome> {
  const folder = join(workFolder, "data");
  const tracker = await startTracker(folder);
  const attempt: Attempt = { tracker, folder, violations: [] };
  const lead = await tracker.signIn("lead of KCC Early Help");
  const held = holdConnections(tracker);
  const drafts = await fillDrafts(attempt, await tracker.signIn("viewer"), lead);
  const links = await openWrongLinks(attempt);
  const files = await fillUploads(attempt, lead);
  const longest = await askWithManyParameters(attempt, lead);
  await startTwice(attempt, lead);
  const closedAfter = await held;
  if ((await get(tracker.origin, "/board", lead)).status !== 200) attempt.violations.push("the board can't be read");
  await tracker.stop();
  attempt.violations.push(...linesWithoutJson(await tracker.logged));
  return {
    counted: { ...drafts, ...links, ...files, "ms until a slow head was closed": Math.round(closedAfter) },
    violations: attempt.violations,
    slow: [
      ...slowerThan(HEAD_LIMIT, closedAfter, "closing a connection whose request never ends"),
      ...slowerThan(QUERY_LIMIT, longest, "refusing thousands of parameters"),
    ],
  };
}

/** Drafts of a megabyte in pieces, by a person without a form, and by one who has it. */
async function fillDrafts({ tracker, folder, violations }: Attempt, viewer: string, lead: string) {
  const save = (cookie: string, path: string, size: number) => {
    const parts = [["draftPath", path] as const, ["done", Buffer.alloc(size, 65)] as const];
    return postWith(tracker.origin, { cookie, origin: tracker.origin }, "/api/drafts", parts);
  };
  for (let n = 0; n < 20; n++)
    expectStatus(violations, "a draft of a viewer", await save(viewer, UPDATE, 240_000), 403);
  const statuses = new Map<number, number>();
  for (let n = 0; n < 80; n++) {
    const path = `/recommendations/HU2-4/evidence/${n + 1}/replace`;
    const { status } = await save(lead, n % 10 === 0 ? `/nowhere/${n}` : path, 240_000);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  if (!statuses.has(403)) violations.push("a draft was saved for a page that is not there");
  const bytes = countRows(folder, "select coalesce(sum(octet_length(fields)), 0) as count from drafts");
  if (bytes > 2 * MEGABYTE) violations.push(`the drafts of one person take ${bytes} bytes`);
  return { "drafts saved": statuses.get(204) ?? 0, "bytes of drafts kept": bytes };
}

/** Links that do not work, from the address that everyone in this test has. */
async function openWrongLinks({ tracker, violations }: Attempt) {
  const { origin } = tracker;
  const business = await tracker.signIn("business");
  const invitation = { name: "Kit Moss", email: "kit@example.org", role: "viewer" };
  const invited = await fillAndPost(origin, business, "/people/invite", invitation);
  const token = /tracker-one-time-link=[^.]*\.([\w-]+)/.exec(cookiesOf(invited).join(" "))?.[1];
  let throttled = 0;
  for (let n = 0; n < 40; n++) if ((await get(origin, `/invitation/wrong-${n}`, "")).status === 429) throttled += 1;
  if (throttled === 0) violations.push("forty links that do not work were not slowed down");
  expectStatus(violations, "a link that works", await get(origin, `/invitation/${token}`, ""), 200);
  return { "wrong links held off": throttled };
}

/** Files that are sent and not posted: one by one, with forms that are refused, and without saying how long they are. */
async function fillUploads({ tracker, folder, violations }: Attempt, lead: string) {
  const { origin } = tracker;
  const headers = { cookie: lead, origin, "x-file-name": "plans.csv" };
  let refused = 0;
  for (let n = 0; n < 30; n++) {
    const body = Buffer.from(`District,Plans\nNorth,${n}\n`);
    const sized = { ...headers, "content-length": String(body.length) };
    const { status } = await send(origin, { method: "PUT", path: "/api/uploads", headers: sized, body });
    if (status === 422) refused += 1;
  }
  const waiting = countRows(folder, "select count(*) as count from uploads");
  if (waiting > 20) violations.push(`${waiting} files of one person wait to be posted`);
  const other = await tracker.signIn("lead of NHS Kent and Medway");
  const form = await formWith(origin, lead, UPDATE, "evidence.0.file");
  const bytes = Buffer.from("a,b\n1,2\n");
  const parts = partsOf(form, { done: "x", "evidence.0.file": { fileName: "plans.csv", bytes } });
  expectStatus(
    violations,
    "a form of another lead",
    await postWith(origin, { cookie: other, origin }, UPDATE, parts),
    403,
  );
  const afterwards = countRows(folder, "select count(*) as count from uploads");
  if (afterwards !== waiting) violations.push("a form that was refused left its file");
  return { "files refused": refused, "files waiting": waiting };
}

/** Thousands of parameters, to pages and routes. Returns the longest answer in milliseconds. */
async function askWithManyParameters({ tracker, violations }: Attempt, cookie: string): Promise<number> {
  let longest = 0;
  for (const path of ["/board", "/recommendations", "/history", "/api/actions", "/sign-in"]) {
    const answer = await get(tracker.origin, `${path}?${"a&".repeat(3500)}`, cookie);
    if (![400, 414].includes(answer.status)) violations.push(`${path} with 3,500 parameters: ${answer.status}`);
    longest = Math.max(longest, answer.milliseconds);
  }
  return longest;
}

/** A second tracker on the same folder has to end with a sentence, and must not end the sessions and links of the first. */
async function startTwice({ tracker, folder, violations }: Attempt, lead: string) {
  const { command, args } = await serverCommand();
  const settings = { ...trialSettings, DATA_DIR: folder, PORT: String(await freePort()) };
  const second = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...settings },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [said, [status]] = await Promise.all([text(second.stderr), once(second, "exit")]);
  if (status !== 1 || !said.startsWith("Another tracker is running on "))
    violations.push(`a second tracker ended with status ${status}: ${said.slice(0, 200)}`);
  if ((await get(tracker.origin, "/board", lead)).status !== 200) violations.push("the second start ended a session");
  await tracker.signIn("viewer").catch(() => violations.push("the second start ended the links of the first"));
}

/** Connections whose request never ends. Returns after how many milliseconds the last was closed. */
async function holdConnections({ origin }: Tracker): Promise<number> {
  const from = performance.now();
  const { hostname, port } = new URL(origin);
  const connections = Array.from({ length: 50 }, async (_, index) => {
    const connection = connect(Number(port), hostname);
    connection.on("error", () => {});
    const closed = once(connection, "close");
    connection.resume().write("GET /board HTTP/1.1\r\n");
    while (!connection.destroyed && !connection.readableEnded) {
      if (index % 2 === 0) connection.write("x-slow: 1\r\n");
      await Promise.race([pause(1000), closed]);
    }
    connection.destroy();
  });
  await Promise.all(connections);
  return performance.now() - from;
}

function expectStatus(violations: string[], what: string, { status }: Answer, expected: number) {
  if (status !== expected) violations.push(`${what} was answered with ${status}, not ${expected}`);
}
