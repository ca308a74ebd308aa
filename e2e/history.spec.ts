import type { Page } from "@playwright/test";
import { follow, press } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { followMenu } from "./support/menu.ts";
import { accept, invite } from "./support/people.ts";

const HEADING =
  "Number,At (UTC),At (Europe/London),Person,Role,What,About,Held,Digest,Hash,Sample,As at (Europe/London),Marking";
const PAGE = 50;

const rows = (page: Page) =>
  page
    .getByRole("table")
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") });
const what = (page: Page) => page.getByRole("table").getByRole("rowheader");
const pages = (page: Page) => page.getByRole("navigation", { name: "Pages" });

test("the history is narrowed by person, recommendation, kind and day", async ({ tracker, signedInAs }) => {
  const business = await signedInAs("business");
  await followMenu(business, "History");
  await expect(business.getByRole("heading", { level: 1 })).toHaveText("History");
  const filters = {
    person: business.getByLabel("Person"),
    reference: business.getByRole("textbox", { name: "Recommendation" }),
    kind: business.getByLabel("Kind"),
    from: business.getByLabel("From"),
    to: business.getByLabel("To"),
  };
  const show = () => follow(business.getByRole("button", { name: "Show" }));

  await test.step("by person", async () => {
    await filters.person.selectOption({ label: "Sample lead of KCC Early Help" });
    await show();
    await expect(what(business)).toHaveText([/^Evidence added/, /^Update posted/, /^Update posted/]);
    for (const row of await rows(business).all()) await expect(row).toContainText("Sample lead of KCC Early HelpLead");
  });

  await test.step("by person and kind, which are in the address", async () => {
    await filters.kind.selectOption({ label: "Updates" });
    await show();
    await expect(business).toHaveURL(/\/history\?.*kind=updates/);
    await expect(what(business)).toHaveText([/^Update posted/, /^Update posted/]);
    await expect(filters.person.getByRole("option", { selected: true })).toHaveText("Sample lead of KCC Early Help");
  });

  await test.step("by recommendation, however it is typed", async () => {
    await business.goto("/history");
    await filters.reference.fill(" hu2-3 ");
    await filters.kind.selectOption({ label: "Actions" });
    await show();
    await expect(filters.reference).toHaveValue("HU2-3");
    await expect(what(business)).toHaveText([/^Action added/, /^Action reported on/, /^Action added/, /^Parts named/]);
    for (const row of await rows(business).all()) await expect(row).toContainText("HU2-3");
    await follow(rows(business).getByRole("link", { name: "HU2-3" }).first());
    await expect(business).toHaveURL(/\/recommendations\/HU2-3#n\d+$/);
  });

  await test.step("by day, both days among them", async () => {
    await business.goto("/history");
    await filters.from.fill(tracker.day(-69));
    await filters.to.fill(tracker.day(-64));
    await show();
    await expect(what(business)).toHaveText([
      /^Action added/,
      /^Action reported on/,
      /^Update posted/,
      /^Question asked/,
    ]);
    await filters.from.fill(tracker.day(1));
    await filters.to.fill("");
    await show();
    await expect(business.getByRole("main")).toContainText("No entries match. Remove a filter to see more.");
  });
});

test("a viewer reads it without the events about people; a lead and the Executive get none of it", async ({
  signedInAs,
  newcomer,
}) => {
  const business = await signedInAs("business");
  await business.goto("/history?kind=people");
  await expect(what(business).first()).toHaveText(/^Person invited/);
  expect((await download(business)).lines.join("\n")).toContain(",Person invited,");

  const viewer = await signedInAs("viewer");
  await followMenu(viewer, "History");
  await expect(what(viewer).filter({ hasText: "Update posted" }).first()).toBeVisible();
  const { heading, lines } = await download(viewer);
  expect(heading).toBe(HEADING);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.join("\n")).not.toContain("Person invited");
  await viewer.goto("/history?kind=people");
  await expect(viewer.getByRole("main")).toContainText("No entries match.");
  expect((await download(viewer)).lines).toEqual([expect.stringMatching(/^,{11}\d{4}-\d\d-\d\d \d\d:\d\d,"OFFICIAL-/)]);

  for (const page of [await signedInAs("lead", "KCC Early Help"), await signedInAs("executive")]) {
    await expect(page.getByRole("link", { name: "History", exact: true })).toHaveCount(0);
    expect((await page.goto("/history"))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
    const file = await page.request.get("/api/history");
    expect(file.status()).toBe(404);
    expect(await file.text()).not.toContain("Number,");
  }
  expect((await (await newcomer()).request.get("/api/history")).status()).toBe(401);
});

test("the history has pages, and downloads as one table", async ({ tracker, signedInAs }) => {
  const business = await signedInAs("business");
  for (let meeting = 0; meeting < 14; meeting++) {
    await business.goto("/board/meetings/add");
    await business.getByLabel("Day").fill(tracker.day(1000 + meeting));
    expect(await press(business, "Add the meeting")).toBe(303);
  }
  await business.goto("/history");
  const newest = await numbers(business);
  expect(newest).toHaveLength(PAGE);
  await follow(pages(business).getByRole("link", { name: "Earlier" }));
  const earlier = await numbers(business);
  expect(earlier.length).toBeGreaterThan(0);
  expect([...newest, ...earlier]).toEqual(
    Array.from({ length: newest[0] ?? 0 }, (_, index) => (newest[0] ?? 0) - index),
  );
  await expect(pages(business).getByRole("link", { name: "Earlier" })).toBeHidden();

  await test.step("all of it as CSV, from any page", async () => {
    const table = await download(business);
    expect(table.heading).toBe(HEADING);
    expect(table.lines).toHaveLength(newest.length + earlier.length);
    for (const line of table.lines)
      expect(line).toMatch(
        /^\d+,\d{4}-\d\d-\d\dT[\d:.]+Z,.+,[0-9a-f]{64},[0-9a-f]{64},(sample)?,\d{4}-\d\d-\d\d \d\d:\d\d,"OFFICIAL-SENSITIVE · Trial, not for use"$/,
      );
  });

  await test.step("and narrowed as the page is", async () => {
    await business.goto("/history?reference=HU2-4&kind=updates");
    const { lines } = await download(business);
    expect(lines).toHaveLength(2);
    for (const line of lines)
      expect(line).toMatch(/,Sample lead of KCC Early Help,Lead,Update posted,HU2-4,,\w+,\w+,sample,/);
  });

  await followMenu(business, "History");
  await follow(pages(business).getByRole("link", { name: "Earlier" }));
  await follow(pages(business).getByRole("link", { name: "Newest" }));
  expect(await numbers(business)).toEqual(newest);
});

test("a name that a spreadsheet would take for a formula is exported as text", async ({ signedInAs, newcomer }) => {
  const formula = '=HYPERLINK("https://example.org")';
  const business = await signedInAs("business");
  const link = await invite(business, { name: formula, email: "formula@example.org", role: /^Business team/ });
  const named = await newcomer();
  await accept(named, link);
  await named.goto("/board/meetings/add");
  await named.getByLabel("Day").fill("2031-03-04");
  expect(await press(named, "Add the meeting")).toBe(303);

  await business.goto("/history");
  await expect(rows(business).first()).toContainText(formula);
  await business.getByLabel("Person").selectOption({ label: formula });
  await follow(business.getByRole("button", { name: "Show" }));
  const { lines } = await download(business);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    expect(line).toContain("HYPERLINK");
    expect(line, "the beginning of each cell").not.toMatch(/(^|,)"?[=+@-]/);
  }
});

/** The numbers of the entries on a page of the history. */
async function numbers(page: Page): Promise<number[]> {
  const cells = await rows(page).evaluateAll((all) => all.map((row) => row.lastElementChild?.textContent ?? ""));
  return cells.map((text) => Number(text.replaceAll(",", "")));
}

/** Downloads the CSV that the page links to, and returns its lines. */
async function download(page: Page): Promise<{ readonly heading: string; readonly lines: readonly string[] }> {
  const address = await pages(page).getByRole("link", { name: "All of it as CSV" }).getAttribute("href");
  const answer = await page.request.get(address ?? "");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toBe("text/csv; charset=utf-8");
  expect(answer.headers()["content-disposition"]).toMatch(
    /^attachment; filename="(history-\d{4}-\d\d-\d\d-official-sensitive-trial-not-for-use\.csv)"; filename\*=UTF-8''\1$/,
  );
  const [heading = "", ...lines] = (await answer.text())
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split("\r\n");
  return { heading, lines };
}
