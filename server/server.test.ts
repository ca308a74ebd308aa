import { once } from "node:events";
import { request as ask, type OutgoingHttpHeaders, type RequestListener, type Server } from "node:http";
import { beforeAll, expect, test } from "vitest";
import { parseConfig } from "#lib/core/config.ts";
import { withTestDatabase } from "#tests/support/database.ts";
import { createServers } from "./server.ts";

withTestDatabase();

const ORIGIN = "https://tracker.example.org";
const config = parseConfig({
  APP_URL: ORIGIN,
  AUTH_SECRET: "a secret of at least thirty-two characters",
  HOST: "127.0.0.1",
});

/** In place of Next: answers with the number of bytes of the body that it received. */
const next: RequestListener = (request, response) => {
  let bytes = 0;
  request.on("data", (piece) => {
    bytes += piece.length;
  });
  request.on("end", () => response.end(String(bytes)));
};

let server: Server | undefined;
let port = 0;
beforeAll(async () => {
  [server] = createServers(config, { next, actionIds: null, assets: new Map() });
  server?.listen(0, "127.0.0.1");
  if (server) await once(server, "listening");
  const address = server?.address();
  if (address && typeof address === "object") port = address.port;
  return () => void server?.close();
});

interface Asked {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

function answerTo(path: string, { method = "GET", headers = {}, body }: Asked = {}) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>((resolve, reject) => {
    const request = ask({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece) => {
        text += piece;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

const post = (path: string, body: string, headers: OutgoingHttpHeaders = {}) =>
  answerTo(path, {
    method: "POST",
    body,
    headers: { origin: ORIGIN, "content-type": "application/x-www-form-urlencoded", ...headers },
  });

test("over https every answer says so for two years, and what keeps a browser safe", async () => {
  for (const path of ["/board", "/api/history", "/_next/static/x.js"]) {
    const { headers } = await answerTo(path);
    expect(headers).toMatchObject({
      "strict-transport-security": "max-age=63072000; includeSubDomains",
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"]).not.toMatch(/script-src[^;]*unsafe-inline/);
  }
});

test.each(["POST", "PUT"])(
  "a %s from another site's page is turned away before anything of it is read",
  async (method) => {
    for (const headers of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: "http://tracker.example.org" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ])
      expect((await answerTo("/api/uploads", { method, headers, body: "x" })).status, JSON.stringify(headers)).toBe(
        403,
      );
  },
);

test("a body that is neither form nor file has to be small, and say how long it is", async () => {
  expect(await post("/board", "a".repeat(64 * 1024))).toMatchObject({ status: 200, text: String(64 * 1024) });
  expect((await post("/board", "a".repeat(64 * 1024 + 1))).status).toBe(413);
  expect((await post("/board", "a", { "transfer-encoding": "chunked" })).status).toBe(411);
  expect(
    (await post("/board", "{}", { "content-type": "application/json", "content-length": "999999999" })).status,
  ).toBe(413);
});

test("a form larger than any form here is turned away unread", async () => {
  const headers = { "content-type": "multipart/form-data; boundary=x", "content-length": String(301 * 1024 * 1024) };
  expect((await post("/board", "", headers)).status).toBe(413);
});

test("signing in is asked for so often from one address, and then has to wait", async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 62; n++) statuses.push((await post("/sign-in", "email=a")).status);
  expect(statuses.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 200));
  const { status, headers } = await post("/sign-in", "email=a");
  expect(status).toBe(429);
  expect(headers["retry-after"]).toBe("1");
  expect((await answerTo("/sign-in")).status).toBe(200);
});
