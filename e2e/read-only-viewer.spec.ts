import type { Page } from "@playwright/test";
import { businessTeamForms } from "./support/business-team-forms.ts";
import { executiveForms } from "./support/executive-forms.ts";
import { fieldsOf, send } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { signOut } from "./support/menu.ts";
import { ownersForms } from "./support/owner-forms.ts";
import { accept, invite, signIn } from "./support/people.ts";
import { prepareTrial } from "./support/prepared-trial.ts";
import { everyPageAndHistory, expectRefused } from "./support/refusals.ts";
import { filled } from "./support/restricted-form.ts";

test("a viewer opens every page, and none has a form that writes", async ({ signedInAs }) => {
  const viewer = await signedInAs("viewer");
  const seen = new Set(["/board"]);
  for (const path of seen) {
    const answer = await viewer.goto(path);
    expect(answer?.status(), path).toBe(200);
    const buttons = await viewer
      .getByRole("button")
      .evaluateAll((all) => all.map((one) => one.ariaLabel ?? one.textContent ?? ""));
    expect(
      buttons.filter((name) => !["Search", "Show"].includes(name)),
      path,
    ).toEqual([]);
    expect(await textboxesToSend(viewer), path).toEqual([]);
    for (const address of await addressesOn(viewer)) seen.add(address);
  }
  expect([...seen]).toEqual(
    expect.arrayContaining([
      "/recommendations/HU2-5",
      expect.stringMatching(/^\/recommendations\/HU2-1\/questions\/\d+$/),
      "/recommendations/HU2-3?show=actions",
      "/reviews/HU2",
      "/agencies",
      "/board/meetings",
      "/history",
    ]),
  );
  await viewer.goto("/board/meetings");
  await viewer.goto("/recommendations/HU2-4");
});

/** The textboxes of forms that write; those of a filter only ask for another page. */
function textboxesToSend(page: Page): Promise<string[]> {
  return page.getByRole("textbox").evaluateAll((all) =>
    all.flatMap((box) => {
      const isField = box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement;
      return isField && box.form?.method === "get" ? [] : [box.outerHTML];
    }),
  );
}

/** The addresses of a page's links within the tracker, those in closed menus too, without files, past days and the viewer's own account. */
async function addressesOn(page: Page): Promise<string[]> {
  const links = await page.locator("a[href]").evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  const { origin } = new URL(page.url());
  return links.flatMap((link) => {
    const { origin: of, pathname, search } = new URL(link);
    return of === origin && !/^\/(api|account)(\/|$)/.test(pathname) && !search.includes("as-at")
      ? [pathname + search]
      : [];
  });
}

test("every form that a viewer sends is refused and writes nothing", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  const executive = await signedInAs("executive");
  const lead = await signedInAs("lead", "KCC Early Help");
  const viewer = await signedInAs("viewer");
  const places = await prepareTrial({ business, executive, lead });
  const before = await everyPageAndHistory(business);
  for (const form of [...businessTeamForms(places), ...ownersForms(places)])
    await expectRefused(viewer, form, await filled(business, form));
  for (const form of executiveForms) await expectRefused(viewer, form, await filled(executive, form));
  expect(await everyPageAndHistory(business)).toEqual(before);
});

test("every page asks for signing in first, and leads on to where the reader was going", async ({
  signedInAs,
  newcomer,
}) => {
  const business = await signedInAs("business");
  const link = await invite(business, { name: "Ravi Auditor", email: "ravi@example.org", role: /^Viewer/ });
  const page = await newcomer();
  await accept(page, link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where the recommendations stand");
  expect(await signOut(page)).toBe(303);

  await test.step("every page sends them to sign in", async () => {
    for (const path of ["/board", "/recommendations", "/reviews/HU2", "/agencies", "/people", "/held"]) {
      await page.goto(path);
      await expect(page, path).toHaveURL(`/sign-in?next=${encodeURIComponent(path)}`);
    }
  });

  await test.step("so does a form, and it writes nothing", async () => {
    await business.goto("/agencies/add");
    await business.getByLabel("Name").fill("An agency of no one’s");
    const answer = await send(page, "/agencies/add", await fieldsOf(business, "Add the agency"));
    expect(answer.status()).toBe(303);
    expect(answer.headers().location).toBe("/sign-in?next=%2Fagencies%2Fadd");
    await business.goto("/agencies");
    await expect(business.getByRole("main")).not.toContainText("An agency of no one’s");
  });

  await test.step("a wrong address or password says no more than that", async () => {
    await page.goto("/recommendations/HU2-4?show=updates");
    expect(await signIn(page, "unknown@example.org")).toBe(422);
    await expect(page.getByRole("main")).toContainText("The e-mail address or the password is not right.");
    await expect(page.getByLabel("E-mail address")).toHaveValue("unknown@example.org");
  });

  await test.step("signed in, they are where they were going", async () => {
    expect(await signIn(page, "ravi@example.org")).toBe(303);
    await expect(page).toHaveURL("/recommendations/HU2-4?show=updates");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sharing Early Help assessments and plans");
  });
});
