import { readdirSync } from "node:fs";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { anonymousClient, limitedKind, RateLimiter } from "./rate-limit.ts";

function asked(method: string, url: string, bytes = 0): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method, url });
  if (bytes > 0) request.headers["content-length"] = String(bytes);
  return request;
}

test.each([
  ["POST", "/sign-in", 300, "signing in"],
  ["POST", "/sign-in?next=%2Fboard", 300, "signing in"],
  ["POST", "/second-factor", 300, "signing in"],
  ["POST", "/invitation/abc", 300, "signing in"],
  ["POST", "/api/auth/callback/password", 300, "signing in"],
  ["PUT", "/api/uploads", 300, "upload"],
  ["POST", "/recommendations/HU2-1/evidence", 5_000_000, "upload"],
  ["GET", "/api/papers/1/1", 0, "export"],
  ["GET", "/api/history?kind=people", 0, "export"],
  ["GET", "/api/actions", 0, "export"],
  ["HEAD", "/api/actions", 0, "export"],
  ["GET", "/api/year?from=2026", 0, "export"],
  ["GET", "/api/recommendations?as=csv", 0, "export"],
  ["GET", "/api/marks", 0, null],
  ["GET", "/sign-in", 0, null],
  ["GET", "/board", 0, null],
  ["GET", "/api/health", 0, null],
  ["GET", "/api/evidence/1", 0, null],
  ["POST", "/api/drafts", 3000, "draft"],
  ["POST", "/recommendations/HU2-1/update", 3000, null],
])("%s %s of %i bytes costs: %s", (method, url, bytes, kind) =>
  expect(limitedKind(asked(method, url, bytes))).toBe(kind),
);

test("every route is one of which it was said whether it costs much to read", () => {
  const cheap = ["auth", "drafts", "evidence", "health", "imports", "marks", "review-files", "uploads"];
  const routes = readdirSync(join(import.meta.dirname, "../app/api"));
  const unknown = routes.filter((name) => limitedKind(asked("GET", `/api/${name}`)) === null && !cheap.includes(name));
  expect(unknown).toEqual([]);
});

test("a burst is allowed, then one at a time; no one waits for another person", () => {
  const limiter = new RateLimiter();
  for (let n = 0; n < 30; n++) expect(limiter.take("export", "ann", 0)).toBe(0);
  expect(limiter.take("export", "ann", 0)).toBe(1000);
  expect(limiter.take("export", "ann", 400)).toBe(600);
  expect(limiter.take("export", "ben", 0)).toBe(0);
  expect(limiter.take("upload", "ann", 0)).toBe(0);
  expect(limiter.take("export", "ann", 1000)).toBe(0);
  expect(limiter.take("export", "ann", 1000)).toBe(1000);
  for (let n = 0; n < 30; n++) expect(limiter.take("export", "ann", 1_000_000)).toBe(0);
  expect(limiter.take("export", "ann", 1_000_000)).toBe(1000);
});

test("a clock set back gives nothing, and takes nothing", () => {
  const limiter = new RateLimiter();
  for (let n = 0; n < 30; n++) limiter.take("export", "ann", 100_000);
  expect(limiter.take("export", "ann", 0)).toBe(1000);
  expect(limiter.take("export", "ann", 1000)).toBe(0);
});

test("however many addresses ask, only so many are kept in mind, the latest", () => {
  const limiter = new RateLimiter();
  for (let n = 0; n < 60; n++) limiter.take("signing in", "early", 0);
  for (let n = 0; n < 9_999; n++) limiter.take("signing in", `address ${n}`, 0);
  expect(limiter.take("signing in", "early", 0)).toBe(1000);
  for (let n = 0; n < 20_000; n++) limiter.take("signing in", `later ${n}`, 0);
  expect(limiter.take("signing in", "early", 0)).toBe(0);
});

test("people without a session count by their network, and by the link where they use one", () => {
  expect(anonymousClient(asked("POST", "/sign-in?next=%2F"), "192.0.2.1")).toBe("192.0.2.1");
  expect(anonymousClient(asked("POST", "/invitation/abc?x"), "192.0.2.1")).toBe("/invitation/abc");
});

test("a person saves a draft once a second at most, after the first sixty", () => {
  const limiter = new RateLimiter();
  for (let n = 0; n < 60; n++) expect(limiter.take("draft", "ann", 0)).toBe(0);
  expect(limiter.take("draft", "ann", 0)).toBe(1000);
  expect(limiter.take("draft", "ann", 1000)).toBe(0);
});
