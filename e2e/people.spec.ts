import { follow, press, problem } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { followMenu } from "./support/menu.ts";
import { accept, invite, PASSWORD, signIn } from "./support/people.ts";

const SAM = { name: "Sam Taylor", email: "sam.taylor@example.org", role: /^Lead/, agency: "KSCMP training" };
const JO = { name: "Jo Marsh", email: "jo.marsh@example.org", role: /^Lead/, agency: "KSCMP training" };

test("a person is invited, sets a password, is disabled and enabled again", async ({ signedInAs, newcomer }) => {
  const business = await signedInAs("business");
  const sam = await newcomer();

  await test.step("mistakes are told beside the fields", async () => {
    await followMenu(business, "People");
    await follow(business.getByRole("link", { name: "Invite a person" }));
    await business.getByLabel("Name", { exact: true }).fill("Sam Taylor");
    await business.getByRole("radio", { name: /^Lead/ }).check();
    expect(await press(business, "Invite them")).toBe(422);
    await expect(problem(business).getByRole("link")).toHaveText([
      "Enter an e-mail address, such as sam.taylor@example.org.",
      "Choose the agency they lead for.",
    ]);
    await expect(business.getByLabel("Name", { exact: true })).toHaveValue("Sam Taylor");
  });

  const link = await test.step("the link is shown, once", async () => {
    const shown = await invite(business, SAM);
    // It could not copy anything: this journey runs without JavaScript.
    await expect(business.getByRole("button", { name: "Copy" })).toHaveCount(0);
    await expect(business.getByRole("heading", { level: 1 })).toHaveText("Sam Taylor");
    const colleague = await signedInAs("business");
    await colleague.goto(business.url());
    await expect(colleague.getByRole("heading", { level: 1 })).toHaveText("Sam Taylor");
    await expect(colleague.getByLabel("Link to copy")).toBeHidden();
    await expect(colleague.getByRole("main")).toContainText("They have not accepted their invitation yet.");
    return shown;
  });

  await test.step("they set a password with it", async () => {
    await sam.goto(link);
    await expect(sam.getByRole("main")).toContainText("For Sam Taylor. You sign in with sam.taylor@example.org");
    await expect(sam.getByRole("button", { name: /^Show/ })).toHaveCount(0);
    await sam.getByLabel("Password", { exact: true }).fill("too short");
    await sam.getByLabel("The same password again").fill("and another");
    expect(await press(sam, "Set the password and sign in")).toBe(422);
    await expect(problem(sam)).toContainText("Use at least 12 characters");
    await expect(sam.getByLabel("Password", { exact: true })).toHaveValue("");
    for (const weak of ["Password12345", "Sam Taylor 2026"]) {
      await sam.getByLabel("Password", { exact: true }).fill(weak);
      await sam.getByLabel("The same password again").fill(weak);
      expect(await press(sam, "Set the password and sign in")).toBe(422);
      await expect(problem(sam)).toContainText("Three or four words that do not belong together are a good choice.");
    }
    await accept(sam, link);
    await expect(sam.getByRole("heading", { level: 1 })).toHaveText("My work");
    await expect(sam.getByRole("main")).toContainText("KSCMP training");
    await expect(sam.getByRole("navigation", { name: "Main" })).toContainText("Sam Taylor");
    await sam.goto("/recommendations/HU2-3");
    await expect(sam.getByRole("link", { name: "Post an update" })).toBeVisible();
  });

  await test.step("the link does not work a second time", async () => {
    const another = await newcomer();
    expect((await another.goto(link))?.status()).toBe(404);
    await expect(another.getByRole("heading", { level: 1 })).toHaveText("This link no longer works");
  });

  await test.step("what they may do changes from their next click", async () => {
    await follow(business.getByRole("link", { name: "Change role" }));
    await business.getByRole("radio", { name: /^Viewer/ }).check();
    expect(await press(business, "Save")).toBe(303);
    await sam.reload();
    await expect(sam.getByRole("link", { name: "Post an update" })).toBeHidden();
  });

  await test.step("disabled, their open session ends at once", async () => {
    await follow(business.getByRole("link", { name: "Disable access" }));
    await business.getByLabel("Why?").fill("Left the agency.");
    expect(await press(business, "Disable Sam Taylor")).toBe(303);
    await expect(business.getByRole("main")).toContainText("Left the agency.");

    await sam.reload();
    await expect(sam).toHaveURL(/\/sign-in\?next=%2Frecommendations%2FHU2-3$/);
    expect(await signIn(sam, SAM.email)).toBe(422);
    await followMenu(business, "People");
    await expect(business.getByRole("table", { name: /^They can’t sign in/ })).toContainText("Sam Taylor");
  });

  await test.step("enabled again, they sign in with the password they had", async () => {
    await follow(business.getByRole("link", { name: "Sam Taylor" }));
    await follow(business.getByRole("link", { name: "Enable again" }));
    await business.getByLabel("Why?").fill("Back again.");
    expect(await press(business, "Enable Sam Taylor")).toBe(303);
    expect(await signIn(sam, SAM.email)).toBe(303);
    await expect(sam).toHaveURL("/recommendations/HU2-3");
  });
});

test("a new link replaces a lost password, and ends the earlier password and sessions", async ({
  signedInAs,
  newcomer,
}) => {
  const business = await signedInAs("business");
  const jo = await newcomer();
  await accept(jo, await invite(business, JO));
  await follow(business.getByRole("link", { name: "Send a new link" }));
  expect(await press(business, "Make a new link")).toBe(303);
  const link = await business.getByLabel("Link to copy").inputValue();

  const atHome = await newcomer();
  await atHome.goto(link);
  const chosen = `${PASSWORD} harbour`;
  await atHome.getByLabel("Password", { exact: true }).fill(chosen);
  await atHome.getByLabel("The same password again").fill(chosen);
  expect(await press(atHome, "Set the password and sign in")).toBe(303);
  await expect(atHome.getByRole("heading", { level: 1 })).toHaveText("My work");

  await jo.goto("/board");
  await expect(jo).toHaveURL("/sign-in?next=%2Fboard");
  const elsewhere = await newcomer();
  await elsewhere.goto("/sign-in");
  expect(await signIn(elsewhere, JO.email)).toBe(422);
});

test("only the business team has the pages about people", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KSCMP training");
  await expect(lead.getByRole("link", { name: "People", exact: true })).toBeHidden();
  expect((await lead.goto("/people"))?.status()).toBe(404);
  await expect(lead.getByRole("heading", { level: 1 })).toHaveText("Page not found");
  expect((await lead.goto("/people/invite"))?.status()).toBe(403);
});
