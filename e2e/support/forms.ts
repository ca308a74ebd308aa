import type { APIResponse, Locator, Page } from "@playwright/test";
import type { SampleFile } from "./files.ts";

/** Goes where a link leads, once that page is there. */
export async function follow(link: Locator) {
  const loaded = link.page().waitForEvent("load");
  await link.click();
  await loaded;
}

/** Presses a form's button and gives the status with which its post was answered (303 where it was taken), once the page that follows is there. */
export async function press(page: Page, button: string): Promise<number> {
  const answered = page.waitForResponse(
    (response) => response.request().method() === "POST" && response.request().isNavigationRequest(),
  );
  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name: button, exact: true }).click();
  const status = (await answered).status();
  await loaded;
  return status;
}

export type Fields = readonly (readonly [name: string, value: string])[];

/** All that a browser would send with the form of this button, but files. */
export function fieldsOf(page: Page, button: string): Promise<Fields> {
  return page.getByRole("button", { name: button, exact: true }).evaluate((element): [string, string][] => {
    if (!(element instanceof HTMLButtonElement) || !element.form) throw new Error("this button has no form");
    return [...new FormData(element.form)].flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value] as [string, string]] : [],
    );
  });
}

/** Sends a form as this page's own browser would, with its cookies, without going to what follows. */
export function send(page: Page, path: string, fields: Fields): Promise<APIResponse> {
  const multipart = new FormData();
  for (const [name, value] of fields) multipart.append(name, value);
  return page.request.post(path, { multipart, maxRedirects: 0, headers: { origin: new URL(page.url()).origin } });
}

/** What stands over a form that was not taken. */
export function problem(page: Page): Locator {
  return page.getByRole("alert").filter({ has: page.getByRole("heading", { level: 2 }) });
}

/** The passages that are highlighted: `mark` is the one role Playwright has no name for. */
export function highlighted(within: Locator): Locator {
  return within.locator("mark");
}

/** The place of that number for a piece of evidence, open. */
export async function evidencePlace(page: Page, number: number): Promise<Locator> {
  const summary = page.getByText(`Evidence ${number}`, { exact: true });
  const place = page.getByRole("group").filter({ has: summary });
  if ((await place.getAttribute("open")) === null) await summary.click();
  return place;
}

export interface GivenEvidence {
  readonly file?: SampleFile;
  readonly link?: string;
  readonly title?: string;
  readonly shows?: "It shows that something was done" | "It shows that it made a difference";
  readonly trueOn?: string;
}

export async function giveEvidence(place: Locator, { file, link, title, shows, trueOn }: GivenEvidence) {
  if (file) await place.getByLabel("File", { exact: true }).setInputFiles(file);
  if (link) await place.getByLabel("Or a link", { exact: true }).fill(link);
  if (title) await place.getByLabel("What it is", { exact: true }).fill(title);
  if (shows) await place.getByLabel("What it shows", { exact: true }).selectOption({ label: shows });
  if (trueOn) await place.getByLabel("When it was true", { exact: true }).fill(trueOn);
}

/** The entries of a recommendation's timeline whose heading reads so. */
export function events(page: Page, heading: string | RegExp): Locator {
  return page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3, name: heading }) });
}

/** A day before today, as a date field takes it. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
