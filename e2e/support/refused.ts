import { expect, type Page } from "@playwright/test";
import { type Fields, send } from "./forms.ts";
import type { OthersForm } from "./forms-of-others.ts";

/** Holds that somebody is refused a form of others: its page, and the form when they send it all the same. */
export async function expectRefused(page: Page, { path, button, isReadByAll }: OthersForm, form: Fields) {
  const answer = await page.request.get(path);
  if (isReadByAll) expect(await answer.text(), `the page of “${button}”`).not.toContain(button);
  else expect([403, 404], `the page of “${button}” (${path})`).toContain(answer.status());
  expect([403, 404], `“${button}” (${path})`).toContain((await send(page, path, form)).status());
  if (isReadByAll) return;
  // What is theirs to send would be sent back to be mended: that tells nobody else anything.
  const empty = form.map(([name, value]) => [name, /^\$ACTION|^reference$/.test(name) ? value : ""] as const);
  expect.soft([403, 404], `“${button}”, empty (${path})`).toContain((await send(page, path, empty)).status());
}

const PAGES = [
  "/board",
  "/recommendations",
  "/recommendations/HU2-1",
  "/recommendations/HU2-3",
  "/recommendations/HU2-4",
  "/recommendations/HU2-5",
  "/agencies",
  "/people",
  "/board/meetings",
];

/** All the words that one of the forms of others would have changed, and the whole trail with its digests. */
export async function everythingWritten(business: Page): Promise<readonly string[]> {
  const words: string[] = [];
  for (const path of PAGES) {
    await business.goto(path);
    words.push(await business.getByRole("main").ariaSnapshot());
  }
  const history = await business.request.get("/api/history");
  expect(history.status()).toBe(200);
  return [...words, await history.text()];
}
