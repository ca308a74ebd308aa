import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  actionField,
  isFromAnotherBuild,
  isPageOfNext,
  MAX_ACTION_BODY,
  MissingServerActions,
  serverActionIds,
} from "./next-internals.ts";

const root = join(import.meta.dirname, "..");

describe("against a real build by the installed version of Next", () => {
  const app = join(root, "tests/next-app");
  let server: ChildProcess | undefined;
  let origin = "";

  beforeAll(async () => {
    const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
    const next = join(root, "node_modules/next/dist/bin/next");
    const { status, stderr } = spawnSync(process.execPath, [next, "build", app], { cwd: root, encoding: "utf8", env });
    if (status !== 0) throw new Error(stderr);
    server = spawn(process.execPath, [join(app, "serve.ts")], { cwd: root, env, stdio: ["ignore", "pipe", "ignore"] });
    origin = `http://localhost:${await portOf(server)}`;
  }, 120_000);
  afterAll(() => server?.kill());

  async function fieldOnPage(): Promise<string> {
    const html = await (await fetch(origin)).text();
    return /<input type="hidden" name="([^"]+)"/.exec(html)?.[1] ?? "";
  }

  async function post(field: string, reason: string): Promise<Response> {
    const form = new FormData();
    form.append(field, "");
    form.append("reason", reason);
    return fetch(origin, { method: "POST", body: form });
  }

  test("passPolicyToNext: every script of a page has the nonce of the policy", async () => {
    const html = await (await fetch(origin)).text();
    const scripts = html.match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(1);
    for (const script of scripts) expect(script).toContain('nonce="dGVzdA=="');
  });

  test("actionField, withBody, sharedWithBundle: Next calls the action that the field names, and the page sees what it left", async () => {
    const answer = await post(await fieldOnPage(), "a reason");
    expect(await answer.text()).toMatch(/Received: (<!-- -->)?a reason/);
  });

  test("overrideStatus: an action decides on the status of the page", async () => {
    expect((await post(await fieldOnPage(), "a reason")).status).toBe(422);
  });

  test("overrideStatus: a page decides on its own status while it is rendered", async () => {
    const answer = await fetch(`${origin}/refused`);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("Refused");
  });

  test("serverActionIds: the build lists the action of the form, and no other", async () => {
    const field = await fieldOnPage();
    const ids = serverActionIds(app);
    expect([...ids]).toEqual([field.replace("$ACTION_ID_", "")]);
  });

  test("MAX_ACTION_BODY: Next calls an action with a body of that size, and with no larger one", async () => {
    const field = await fieldOnPage();
    const overhead = await sizeOf(field, "");
    const fits = await post(field, "a".repeat(MAX_ACTION_BODY - overhead));
    expect(fits.status).toBe(422);
    const exceeds = await post(field, "a".repeat(MAX_ACTION_BODY - overhead + 1));
    expect(exceeds.status).toBeGreaterThanOrEqual(400);
    expect(exceeds.status).not.toBe(422);
  });

  test.each([
    ["a broken router state", { rsc: "1", "next-router-state-tree": "%5B%22%22%2C" }, false],
    ["another host than the origin", { origin: "http://tracker.invalid" }, true],
    ["an empty origin", { origin: "" }, true],
    ["a forwarded host", { "x-forwarded-host": "evil.example", origin: "http://tracker.invalid" }, true],
    [
      "a list of forwarded hosts",
      { "x-forwarded-host": "a.example, b.example", origin: "http://tracker.invalid" },
      true,
    ],
  ])("passKnownHeadersToNext: %s does no harm", async (_name, headers, isPost) => {
    const request = { headers, ...(isPost && { method: "POST", body: formWith(await fieldOnPage()) }) };
    expect((await fetch(origin, request)).status).toBe(isPost ? 422 : 200);
    const asTheyAre = { ...request, headers: { ...headers, "x-keep-headers": "1" } };
    expect((await fetch(origin, asTheyAre)).status).toBe(500);
  });

  test("callsActionById: Next answers 500 to arguments that it cannot read", async () => {
    const id = (await fieldOnPage()).replace("$ACTION_ID_", "");
    const headers = { "next-action": id, "x-keep-headers": "1", origin, "content-type": "text/plain" };
    expect((await fetch(origin, { method: "POST", headers, body: "{" })).status).toBe(500);
  });

  test("isPageOfNext: Next answers 500 to one of its own pages", async () => {
    expect((await fetch(`${origin}/_global-error`)).status).toBe(500);
    for (const path of ["/_global-error", "/_error"]) expect(isPageOfNext(path)).toBe(true);
    for (const path of ["/_next/static/x.js", "/__nextjs_source-map", "/board"]) expect(isPageOfNext(path)).toBe(false);
  });
});

test("no other file names Next's internals", () => {
  const internals = /\$ACTION_|\$\$id|reference-manifest|next-router-|next-action|next\/dist|\.writeHead = /;
  const files = globSync("{app,db,lib,server}/**/*.{ts,tsx}", { cwd: root }).filter((file) => !file.includes(".test."));
  const naming = files.filter((file) => internals.test(readFileSync(join(root, file), "utf8")));
  expect(naming).toEqual(["server/next-internals.ts"]);
});

test("actionField refuses what is not a server action", () => {
  expect(() => actionField(async () => {})).toThrow(TypeError);
});

describe("the server actions of a build", () => {
  const projectDir = mkdtempSync(join(tmpdir(), "tracker-build-"));
  afterAll(() => rmSync(projectDir, { recursive: true }));

  function writeManifest(content: string) {
    mkdirSync(join(projectDir, ".next/server"), { recursive: true });
    writeFileSync(join(projectDir, ".next/server/server-reference-manifest.json"), content);
  }

  test("are refused where the manifest is missing", () => {
    expect(() => serverActionIds(projectDir)).toThrow(MissingServerActions);
  });

  test.each(["", "not JSON", "null", "[]", "{}", '{"node":null}', '{"node":{}}', '{"edge":{"a":{}}}'])(
    "are refused where the manifest is: %s",
    (content) => {
      writeManifest(content);
      expect(() => serverActionIds(projectDir)).toThrow(/no server actions.*npm start/);
    },
  );

  test("tell whether a form is from another build", () => {
    writeManifest('{"node":{"one":{},"two":{}}}');
    const ids = serverActionIds(projectDir);
    expect([...ids]).toEqual(["one", "two"]);
    expect(isFromAnotherBuild(formWith("$ACTION_ID_one"), ids)).toBe(false);
    expect(isFromAnotherBuild(formWith("$ACTION_ID_three"), ids)).toBe(true);
    expect(isFromAnotherBuild(formWith("reason"), ids)).toBe(false);
  });
});

function formWith(field: string): FormData {
  const form = new FormData();
  form.append(field, "");
  return form;
}

/** The port that a server prints once it listens. */
async function portOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout) {
    for await (const line of createInterface({ input: stdout })) {
      const [, port] = /^port (\d+)$/.exec(line) ?? [];
      if (port) return port;
    }
  }
  throw new Error("the server ended before it listened");
}

/** The size in bytes of the form as fetch encodes it. */
async function sizeOf(field: string, reason: string): Promise<number> {
  const form = formWith(field);
  form.append("reason", reason);
  return (await new Response(form).arrayBuffer()).byteLength;
}
