import type { Page } from "@playwright/test";
import { type Authenticator, authenticatorFrom } from "./support/authenticator.ts";
import { follow, press, problem } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { followMenu } from "./support/menu.ts";

const SIX_DIGITS = "The six digits that your app shows now";

/** Sets up a second factor, after one refused attempt. */
async function setUp(page: Page): Promise<Authenticator> {
  expect(await press(page, "Set it up")).toBe(303);
  const app = await authenticatorFrom(page);
  expect(app.recoveryCodes).toHaveLength(10);
  await expect(page.getByRole("img", { name: "Picture to scan with your authenticator app" })).toBeVisible();
  expect(await press(page, "Turn it on")).toBe(422);
  await expect(problem(page).getByRole("link")).toHaveText([
    "Enter the six digits that your app shows.",
    "Keep the recovery codes somewhere safe, then tick this.",
  ]);
  expect((await authenticatorFrom(page)).recoveryCodes).toEqual(app.recoveryCodes);
  await page.getByLabel(SIX_DIGITS).fill(app.code());
  await page.getByLabel("I have kept the recovery codes").check();
  expect(await press(page, "Turn it on")).toBe(303);
  return app;
}

async function giveCode(page: Page, code: string): Promise<number> {
  await page.getByLabel("Code", { exact: true }).fill(code);
  return press(page, "Sign in");
}

test("a lead turns on a second factor, signs in with it, and is helped when it is lost", async ({
  signedInAs,
  newcomer,
  tracker,
}) => {
  const lead = await signedInAs("lead", "KSCMP training");
  const link = tracker.signInLink("lead", "KSCMP training");
  const elsewhere = await newcomer();
  await elsewhere.goto(link);

  const app = await test.step("they set it up in their account", async () => {
    await follow(lead.getByRole("link", { name: "Your account" }));
    await expect(lead.getByRole("heading", { level: 1 })).toHaveText("Your account");
    await expect(lead.getByRole("main")).toContainText("You sign in with only your password.");
    await follow(lead.getByRole("link", { name: "Set up a second factor" }));
    const made = await setUp(lead);
    await expect(lead.getByRole("heading", { level: 1 })).toHaveText("Your account");
    await expect(lead.getByRole("main")).toContainText("10 recovery codes are left.");
    await lead.goto("/account/second-factor");
    await expect(lead).toHaveURL("/account");
    return made;
  });

  await test.step("where they were signed in without it, they are signed out", async () => {
    await elsewhere.goto("/board");
    await expect(elsewhere).toHaveURL("/sign-in?next=%2Fboard");
  });

  await test.step("without the code they are let in nowhere", async () => {
    await elsewhere.goto(link);
    await elsewhere.goto("/recommendations/HU2-3");
    await expect(elsewhere).toHaveURL("/second-factor?next=%2Frecommendations%2FHU2-3");
    expect((await elsewhere.request.get("/api/history")).status()).toBe(401);
    expect((await elsewhere.request.get("/api/evidence/1")).status()).toBe(401);
    expect(await giveCode(elsewhere, "12345")).toBe(422);
    await expect(problem(elsewhere)).toContainText(
      "Enter the six digits that your app shows, or a whole recovery code.",
    );
    expect(await giveCode(elsewhere, app.code(-20))).toBe(422);
    await expect(problem(elsewhere)).toContainText("This code is not right, or was used already.");
  });

  await test.step("with it they go on to where they were going; it works once", async () => {
    const code = app.code(1);
    expect(await giveCode(elsewhere, code)).toBe(303);
    await expect(elsewhere).toHaveURL("/recommendations/HU2-3");
    await expect(elsewhere.getByRole("link", { name: "Post an update" })).toBeVisible();
    const third = await newcomer();
    await third.goto(link);
    expect(await giveCode(third, code)).toBe(422);
  });

  await test.step("a recovery code lets them in once", async () => {
    const [code = ""] = app.recoveryCodes;
    const borrowed = await newcomer();
    await borrowed.goto(link);
    expect(await giveCode(borrowed, code.toUpperCase())).toBe(303);
    await borrowed.goto("/account");
    await expect(borrowed.getByRole("main")).toContainText("9 recovery codes are left.");
    const again = await newcomer();
    await again.goto(link);
    expect(await giveCode(again, code)).toBe(422);
  });

  await test.step("lost altogether, the business team removes it, which is on record", async () => {
    const business = await signedInAs("business");
    await followMenu(business, "People");
    await follow(business.getByRole("link", { name: "Sample lead of KSCMP training" }));
    await follow(business.getByRole("link", { name: "Remove second factor" }));
    expect(await press(business, "Remove the second factor")).toBe(303);
    await expect(business.getByRole("link", { name: "Remove second factor", includeHidden: true })).toHaveCount(0);
    await business.goto("/history");
    await expect(business.getByRole("main")).toContainText("Second factor removed");
    await lead.goto("/board");
    await expect(lead).toHaveURL("/sign-in?next=%2Fboard");
    await lead.goto(link);
    await expect(lead.getByRole("heading", { level: 1 })).toHaveText("My work");
  });
});

test("turning it off takes a code", async ({ signedInAs }) => {
  const viewer = await signedInAs("viewer");
  await viewer.goto("/account/second-factor");
  const app = await setUp(viewer);
  await follow(viewer.getByRole("link", { name: "Turn it off" }));
  await viewer.getByLabel("Code", { exact: true }).fill("000000");
  expect(await press(viewer, "Turn it off")).toBe(422);
  await viewer.getByLabel("Code", { exact: true }).fill(app.recoveryCodes[3] ?? "");
  expect(await press(viewer, "Turn it off")).toBe(303);
  await expect(viewer.getByRole("main")).toContainText("You sign in with only your password.");
});

test.describe("where the business team has to have one", () => {
  test.use({ settings: { SECOND_FACTOR: "business" } });

  test("it is set up before anything else and can’t be turned off; other roles need none", async ({
    newcomer,
    signedInAs,
    tracker,
  }) => {
    const business = await newcomer();
    await business.goto(tracker.signInLink("business"));
    await expect(business.getByRole("heading", { level: 1 })).toHaveText("Set up a second factor");
    await business.goto("/people");
    await expect(business).toHaveURL("/second-factor?next=%2Fpeople");
    const app = await setUp(business);
    await expect(business).toHaveURL("/people");
    await business.goto("/account");
    await expect(business.getByRole("main")).toContainText("Your role must have one.");
    await business.goto("/account/second-factor/turn-off");
    await expect(business).toHaveURL("/account");

    const again = await newcomer();
    await again.goto(tracker.signInLink("business"));
    expect(await giveCode(again, app.code(1))).toBe(303);
    await expect(again.getByRole("navigation", { name: "Main" })).toContainText("Sample of the business team");
    await signedInAs("executive");
  });
});
