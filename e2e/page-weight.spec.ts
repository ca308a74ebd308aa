import type { Page } from "@playwright/test";
import { expect, test } from "./support/journey.ts";

const KILOBYTE = 1000;
/** Page, styles, scripts and font. React and Next are 112 kB of it. */
const MOST_IN_ALL = 155 * KILOBYTE;
const MOST_CSS = 12 * KILOBYTE;

test("a first visit to the board is light", async ({ signedInAs, newcomer }) => {
  const cookies = await (await signedInAs("executive")).context().cookies();
  const page = await newcomer();
  await page.context().addCookies(cookies);
  const sizes = await weigh(page, "/board");
  expect(sizes.map(({ type }) => type)).toContain("font");
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const css = sizes.filter(({ type }) => type === "stylesheet").reduce((sum, { bytes }) => sum + bytes, 0);
  expect(css, JSON.stringify(sizes)).toBeGreaterThan(KILOBYTE);
  expect(css, JSON.stringify(sizes)).toBeLessThanOrEqual(MOST_CSS);
  expect(total, JSON.stringify(sizes)).toBeLessThanOrEqual(MOST_IN_ALL);
});

/** The size of each response that a page needs, compressed as it was sent. */
async function weigh(page: Page, path: string) {
  // Other pages of this browser may have been opened before.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  const responses: Promise<{ type: string; bytes: number }>[] = [];
  page.on("requestfinished", (request) => {
    responses.push(request.sizes().then(({ responseBodySize: bytes }) => ({ type: request.resourceType(), bytes })));
  });
  await page.goto(path, { waitUntil: "networkidle" });
  const sizes = await Promise.all(responses);
  await devtools.detach();
  return sizes;
}
