import type { Page } from "@playwright/test";
import { type Fields, fieldsOf, press, send } from "./support/forms.ts";
import { businessTeamForms, executiveForm, filled } from "./support/forms-of-others.ts";
import { expect, test } from "./support/journey.ts";
import { accept, invite, signIn } from "./support/people.ts";

test("a viewer opens every page there is, and finds nothing to change", async ({ signedInAs, settled }) => {
  const viewer = await signedInAs("viewer");
  const seen = new Set(["/board"]);
  for (const path of seen) {
    const answer = await viewer.goto(path);
    expect(answer?.status(), path).toBe(200);
    const buttons = await viewer.getByRole("button").allTextContents();
    expect(
      buttons.filter((name) => !["Sign out", "Show"].includes(name)),
      path,
    ).toEqual([]);
    await expect(viewer.getByRole("textbox"), path).toHaveCount(0);
    for (const address of await addressesOn(viewer)) seen.add(address);
  }
  expect([...seen]).toEqual(
    expect.arrayContaining(["/recommendations/HU2-5", "/reviews/HU2", "/agencies", "/board/meetings"]),
  );
  await viewer.goto("/board/meetings");
  await settled(viewer, "meetings, for a viewer");
  await viewer.goto("/recommendations/HU2-4");
  await settled(viewer, "a recommendation, for a viewer");
});

/** Where the links of a page lead, within the tracker, but files and the same page as at another day. */
async function addressesOn(page: Page): Promise<string[]> {
  const links = await page.getByRole("link").evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  const { origin } = new URL(page.url());
  return links.flatMap((link) => {
    const { origin: of, pathname, search } = new URL(link);
    return of === origin && !pathname.startsWith("/api/") && !search.includes("as-at") ? [pathname + search] : [];
  });
}

test("every form of others, sent by a viewer, is refused and writes nothing", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  const viewer = await signedInAs("viewer");
  const agency = await firstLink(business, "/agencies", "KCC Early Help");
  const person = await firstLink(business, "/people", "Sample lead of KCC Early Help");
  const disabled = await firstLink(business, "/people", "Sample lead of NHS Kent and Medway");
  await business.goto(`${disabled}/disable`);
  await business.getByLabel("Why?").fill("Left.");
  expect(await press(business, "Disable Sample lead of NHS Kent and Medway")).toBe(303);

  const before = await wordsOf(business);
  for (const form of businessTeamForms({ agency, person, disabled }))
    await refused(viewer, form.path, await filled(business, form), form.button);
  const executive = await signedInAs("executive");
  await refused(viewer, executiveForm.path, await filled(executive, executiveForm), executiveForm.button);
  expect(await wordsOf(business)).toEqual(before);
});

async function refused(viewer: Page, path: string, form: Fields, button: string) {
  expect([403, 404], `the page of “${button}”`).toContain((await viewer.request.get(path)).status());
  expect([403, 404], `“${button}”`).toContain((await send(viewer, path, form)).status());
}

/** All the words that one of those forms would have changed. */
async function wordsOf(page: Page): Promise<readonly string[]> {
  const words: string[] = [];
  for (const path of [
    "/board",
    "/recommendations",
    "/recommendations/HU2-1",
    "/recommendations/HU2-5",
    "/agencies",
    "/people",
    "/board/meetings",
  ]) {
    await page.goto(path);
    words.push(await page.getByRole("main").ariaSnapshot());
  }
  return words;
}

async function firstLink(page: Page, path: string, name: string): Promise<string> {
  await page.goto(path);
  return (await page.getByRole("link", { name, exact: true }).first().getAttribute("href")) ?? "";
}

test("nobody who is not signed in gets further than the sign-in, and then on to where they were going", async ({
  signedInAs,
  newcomer,
  settled,
}) => {
  const business = await signedInAs("business");
  const link = await invite(business, { name: "Ravi Auditor", email: "ravi@example.org", role: /^Viewer/ });
  const page = await newcomer();
  await accept(page, link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where the recommendations stand");
  expect(await press(page, "Sign out")).toBe(303);

  await test.step("every page sends them to sign in", async () => {
    for (const path of ["/board", "/recommendations", "/reviews/HU2", "/agencies", "/people", "/held"]) {
      await page.goto(path);
      await expect(page, path).toHaveURL(`/sign-in?next=${encodeURIComponent(path)}`);
    }
    await settled(page, "sign in");
  });

  await test.step("so does a form, and it writes nothing", async () => {
    await business.goto("/agencies/add");
    await business.getByLabel("Name").fill("An agency of nobody’s");
    const answer = await send(page, "/agencies/add", await fieldsOf(business, "Add the agency"));
    expect(answer.status()).toBe(303);
    expect(answer.headers().location).toBe("/sign-in?next=%2Fagencies%2Fadd");
    await business.goto("/agencies");
    await expect(business.getByRole("main")).not.toContainText("An agency of nobody’s");
  });

  await test.step("a wrong address or password says no more than that", async () => {
    await page.goto("/recommendations/HU2-4?show=updates");
    expect(await signIn(page, "nobody@example.org")).toBe(422);
    await expect(page.getByRole("main")).toContainText("The e-mail address or the password is not right.");
    await expect(page.getByLabel("E-mail address")).toHaveValue("nobody@example.org");
    await settled(page, "sign in, with a wrong password");
  });

  await test.step("signed in, they are where they were going", async () => {
    expect(await signIn(page, "ravi@example.org")).toBe(303);
    await expect(page).toHaveURL("/recommendations/HU2-4?show=updates");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sharing Early Help assessments and plans");
  });
});
