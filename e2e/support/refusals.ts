import { expect, type Page } from "@playwright/test";
import { type Fields, send } from "./forms.ts";
import type { RestrictedForm } from "./restricted-form.ts";

/** Expects that a person is refused a form: its page, and a post of it. */
export async function expectRefused(page: Page, { path, button, isReadByAll }: RestrictedForm, form: Fields) {
  const answer = await page.request.get(path);
  if (isReadByAll) expect(await answer.text(), `the page of “${button}”`).not.toContain(button);
  else expect([403, 404], `the page of “${button}” (${path})`).toContain(answer.status());
  expect([403, 404], `“${button}” (${path})`).toContain((await send(page, path, form)).status());
  if (isReadByAll) return;
  // An empty form is answered 422 where a person may send it, so the refusal has to come before the fields are read.
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
  "/reviews",
  "/people",
  "/board/meetings",
];

/** The text of every page that a form could have changed, and the whole history with its digests. */
export async function everyPageAndHistory(business: Page): Promise<readonly string[]> {
  const words: string[] = [];
  for (const path of PAGES) {
    await business.goto(path);
    words.push(await business.getByRole("main").ariaSnapshot());
  }
  const history = await business.request.get("/api/history");
  expect(history.status()).toBe(200);
  // Each row says as at when it was read, to the minute.
  return [...words, (await history.text()).replace(/,\d{4}-\d\d-\d\d \d\d:\d\d,/g, ",")];
}
