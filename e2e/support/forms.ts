import { type APIResponse, expect, type Locator, type Page } from "@playwright/test";
import type { SampleFile } from "./files.ts";

/** Opens the menu that a link or button is in, such as “More”, if it is in one that is closed. */
async function reveal(target: Locator) {
  for (const menu of await target.page().locator("summary").all()) {
    if (await target.isVisible()) return;
    if (!(await menu.isVisible())) continue;
    await menu.click();
    // A menu that it is not in is closed again, so that it covers nothing.
    if (!(await target.isVisible())) await menu.click();
  }
}

/** Follows a link, in a menu too, and waits until the page has loaded. */
export async function follow(link: Locator) {
  await reveal(link);
  const loaded = link.page().waitForEvent("load");
  await link.click();
  await loaded;
}

/** Presses a form's button, waits until the next page has loaded, and returns the status of the post: 303 where it was accepted. */
export async function press(page: Page, button: string): Promise<number> {
  const pressed = page.getByRole("button", { name: button, exact: true });
  await reveal(pressed);
  const answered = page.waitForResponse(
    (response) => response.request().method() === "POST" && response.request().isNavigationRequest(),
  );
  const loaded = page.waitForEvent("load");
  await pressed.click();
  const status = (await answered).status();
  await loaded;
  return status;
}

export type Fields = readonly (readonly [name: string, value: string])[];

/** The fields that a browser would send with the form of a button, without files. */
export function fieldsOf(page: Page, button: string): Promise<Fields> {
  return page.getByRole("button", { name: button, exact: true }).evaluate((element): [string, string][] => {
    if (!(element instanceof HTMLButtonElement) || !element.form) throw new Error("this button has no form");
    return [...new FormData(element.form)].flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value] as [string, string]] : [],
    );
  });
}

/** Posts a form with the cookies of this page's browser, without following the redirect. */
export function send(page: Page, path: string, fields: Fields): Promise<APIResponse> {
  const multipart = new FormData();
  for (const [name, value] of fields) multipart.append(name, value);
  return page.request.post(path, { multipart, maxRedirects: 0, headers: { origin: new URL(page.url()).origin } });
}

/** The error summary above a refused form. */
export function problem(page: Page): Locator {
  return page.getByRole("alert").filter({ has: page.getByRole("heading", { level: 2 }) });
}

/** The passages that are highlighted: `mark` is the one role Playwright has no name for. */
export function highlighted(within: Locator): Locator {
  return within.locator("mark");
}

/**
 * The row of a numbered piece of evidence, open. With JavaScript a row that is not in use appears only once a file or a link
 * is given to it.
 */
export async function evidencePlace(page: Page, number: number): Promise<Locator> {
  const summary = page.getByText(`Evidence ${number}`, { exact: true });
  const place = page.getByRole("group").filter({ has: summary });
  await evidenceReady(page);
  if ((await summary.isVisible()) && (await place.getAttribute("open")) === null) await summary.click();
  return place;
}

/** Waits until the rows of evidence are as the script of the page has them: the control above them, or all five in use. */
async function evidenceReady(page: Page) {
  const hasScript = await page.evaluate(() => matchMedia("(scripting: enabled)").matches);
  if (!hasScript) return;
  const rows = page.getByText(/^Evidence \d$/);
  await expect(async () => {
    const isChooserThere = await page.getByLabel(chooser).count();
    expect(isChooserThere > 0 || (await rows.filter({ visible: true }).count()) === (await rows.count())).toBe(true);
  }).toPass();
}

const chooser = /^Choose (files|a file)$/;

export interface GivenEvidence {
  readonly file?: SampleFile;
  readonly link?: string;
  readonly title?: string;
  readonly shows?: "Shows what was done" | "Shows what difference it made";
  readonly trueOn?: string;
}

/** Fills in a row of evidence; a file or a link goes into the next free row where this one is not there yet. */
export async function giveEvidence(place: Locator, { file, link, title, shows, trueOn }: GivenEvidence) {
  const page = place.page();
  if (file) {
    const own = place.getByLabel("File", { exact: true });
    await ((await own.isVisible()) ? own : page.getByLabel(chooser)).setInputFiles(file);
  }
  if (link) {
    if (!(await place.isVisible())) await page.getByRole("button", { name: "Add a link instead" }).click();
    await place.getByLabel("Link", { exact: true }).fill(link);
  }
  if (title) await place.getByLabel("What it is", { exact: true }).fill(title);
  if (shows) await place.getByRole("radio", { name: shows }).check();
  if (trueOn) await place.getByLabel("Date of the evidence", { exact: true }).fill(trueOn);
}

/** The entries of a recommendation's timeline with a heading. */
export function timelineEvents(page: Page, heading: string | RegExp): Locator {
  return page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3, name: heading }) });
}

/** The day a number of days before today, as YYYY-MM-DD. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

/** Chooses a file, which the page sends at once; returns the status it was answered with. */
export async function chooseFile(page: Page, place: Locator, file: SampleFile): Promise<number> {
  let status = 0;
  // A file chosen before the page's script has loaded waits for the form, so it is chosen until it is sent.
  await expect(async () => {
    const answered = page.waitForResponse((answer) => answer.request().method() === "PUT", { timeout: 30_000 });
    await giveEvidence(place, { file });
    status = (await answered).status();
  }).toPass();
  return status;
}

/** Replaces a day in the next post to an address with one that a browser's date field would not take. */
export async function sendInstead(page: Page, url: string, { day, other }: { day: string; other: string }) {
  await page.route(
    url,
    (route) => route.continue({ postData: (route.request().postData() ?? "").replace(day, other) }),
    { times: 1 },
  );
}
