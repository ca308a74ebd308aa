import type { Page } from "@playwright/test";
import { fieldsOf, press, problem, send, timelineEvents } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";

const OWNER = "/recommendations/HU2-2/owner";
const OTHER_OWNER = "/recommendations/HU2-5/owner";

async function chooseOwner(page: Page, agency: string, reason: string) {
  await page.getByRole("combobox", { name: "Agency" }).selectOption({ label: agency });
  await page.getByRole("radio", { name: "Assigned by the partnership" }).check();
  await page.getByLabel("Why this agency?").fill(reason);
}

test("two of the business team assign an owner at once: neither text is lost", async ({ signedInAs }) => {
  const [first, second] = [await signedInAs("business"), await signedInAs("business")];
  await first.goto(OWNER);
  await second.goto(OWNER);
  await chooseOwner(first, "NHS Kent and Medway", "It runs the service.");
  await chooseOwner(second, "KCC Early Help", "It knows the families.");
  expect(await press(first, "Save the owner")).toBe(303);

  await test.step("the second sees both texts, and keeps theirs", async () => {
    expect(await press(second, "Save the owner")).toBe(409);
    await expect(problem(second)).toContainText("Another person changed the owner while you had the page open.");
    await expect(problem(second).getByRole("definition")).toHaveText([
      "NHS Kent and Medway, assigned by the partnership. It runs the service.",
      "It knows the families.",
    ]);
    await expect(second.getByRole("combobox", { name: "Agency" }).getByRole("option", { selected: true })).toHaveText(
      "KCC Early Help",
    );
    await expect(second.getByLabel("Why this agency?")).toHaveValue("It knows the families.");
  });

  await test.step("posting it again is a decision made in sight of the other's", async () => {
    expect(await press(second, "Save the owner")).toBe(303);
    await expect(timelineEvents(second, "Owner assigned: NHS Kent and Medway")).toContainText("It runs the service.");
    await expect(timelineEvents(second, "Owner assigned: KCC Early Help")).toContainText("It knows the families.");
  });
});

test("a lead and the business team post an update for the same agency at once", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  const business = await signedInAs("business");
  for (const [page, words] of [
    [lead, "Every district shares plans."],
    [business, "Told by telephone: all districts share."],
  ] as const) {
    await page.goto("/recommendations/HU2-4/update");
    await page.getByLabel(/^What has been done since/).fill(words);
    await page.getByRole("radio", { name: "On track" }).check();
  }
  expect(await press(lead, "Post the update")).toBe(303);
  expect(await press(business, "Post the update")).toBe(409);
  await expect(problem(business).getByRole("definition")).toHaveText([
    "Every district shares plans.",
    "Told by telephone: all districts share.",
  ]);
  await expect(business.getByLabel(/^What has been done since/)).toHaveValue("Told by telephone: all districts share.");
  expect(await press(business, "Post the update")).toBe(303);
  await expect(
    timelineEvents(business, "Update: On track").filter({ hasText: "Told by telephone: all districts share." }),
  ).toContainText("business team, on behalf of KCC Early Help");
});

test("a form sent twice is written once", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  await business.goto(OTHER_OWNER);
  await chooseOwner(business, "KCC Early Help", "Pressed twice by an impatient hand.");
  const form = await fieldsOf(business, "Save the owner");
  const answers = await Promise.all([send(business, OTHER_OWNER, form), send(business, OTHER_OWNER, form)]);
  const [location = ""] = answers.map((answer) => answer.headers().location);
  expect(location).toMatch(/^\/recommendations\/HU2-5\?done=\d+$/);
  for (const answer of answers) {
    expect(answer.status()).toBe(303);
    expect(answer.headers().location).toBe(location);
  }
  expect(await press(business, "Save the owner")).toBe(303);
  await expect(business).toHaveURL(location);
  await expect(timelineEvents(business, "Owner assigned: KCC Early Help")).toHaveCount(1);
});
