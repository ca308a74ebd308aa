import { follow, press } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { followMenu } from "./support/menu.ts";

test("a person sees where they are signed in, and signs out a browser that they left", async ({ signedInAs }) => {
  const atWork = await signedInAs("lead", "KSCMP training");
  const leftOpen = await signedInAs("lead", "KSCMP training");
  const third = await signedInAs("lead", "KSCMP training");
  const other = await signedInAs("executive");
  await follow(atWork.getByRole("link", { name: "Your account" }));
  const table = atWork.getByRole("main").getByRole("table");
  await expect(table.getByRole("rowheader")).toHaveCount(3);
  await expect(table.getByRole("rowheader", { name: "this device" })).toHaveCount(1);
  await expect(table.getByRole("rowheader").first()).toContainText(/Chrome .*on Linux/);

  // The rows of other browsers have a button; which of the two comes first does not matter.
  const out = atWork.waitForEvent("load");
  await table.getByRole("button").first().click();
  await out;
  await expect(table.getByRole("rowheader")).toHaveCount(2);
  await leftOpen.goto("/account");
  await third.goto("/account");
  const signedOut = [leftOpen, third].filter((page) => page.url().endsWith("/sign-in?next=%2Faccount"));
  expect(signedOut).toHaveLength(1);

  expect(await press(atWork, "Sign out everywhere else")).toBe(303);
  await expect(table.getByRole("rowheader")).toHaveCount(1);
  for (const page of [leftOpen, third]) {
    await page.goto("/board");
    await expect(page).toHaveURL("/sign-in?next=%2Fboard");
  }
  await other.goto("/board");
  await expect(other).toHaveURL("/board");
});

test("the business team signs a person out, and it is on record", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  const lead = await signedInAs("lead", "KSCMP training");
  await followMenu(business, "People");
  await follow(business.getByRole("link", { name: "Sample lead of KSCMP training" }));
  await expect(business.getByRole("heading", { name: "Signed in now" })).toBeVisible();
  await follow(business.getByRole("link", { name: "Sign them out" }));
  expect(await press(business, "Sign Sample lead of KSCMP training out")).toBe(303);
  await expect(business.getByRole("heading", { name: "Signed in now" })).toBeHidden();
  await expect(business.getByRole("link", { name: "Sign them out", includeHidden: true })).toHaveCount(0);
  await lead.goto("/board");
  await expect(lead).toHaveURL("/sign-in?next=%2Fboard");
  await business.goto("/history");
  await expect(business.getByRole("main")).toContainText("Person signed out");
});

test("another person’s session can’t be ended by its id", async ({ signedInAs, tracker }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  const viewer = await signedInAs("viewer");
  const another = await signedInAs("viewer");
  await viewer.goto("/account");
  const action = viewer.locator("main form").first();
  const fields = await action.evaluate((form) => {
    if (!(form instanceof HTMLFormElement)) throw new Error("no form");
    return [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]);
  });
  const multipart = new FormData();
  for (const [name, value] of fields) multipart.append(name, value);
  const answer = await lead.request.post("/account", {
    multipart,
    maxRedirects: 0,
    headers: { origin: tracker.url },
  });
  expect(answer.status()).toBe(303);
  for (const page of [viewer, another]) {
    await page.goto("/board");
    await expect(page).toHaveURL("/board");
  }
});

test("signing in again in a browser leaves one session there", async ({ signedInAs, tracker }) => {
  const page = await signedInAs("lead", "KSCMP training");
  const before = await page.context().cookies();
  await page.goto(tracker.signInLink("lead", "KSCMP training"));
  await page.goto("/account");
  await expect(page.getByRole("main").getByRole("rowheader")).toHaveCount(1);
  await page.context().clearCookies();
  await page.context().addCookies(before);
  await page.goto("/board");
  await expect(page).toHaveURL("/sign-in?next=%2Fboard");
});
