import type { Page } from "@playwright/test";
import { follow, press, problem, timelineEvents } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { accept, invite } from "./support/people.ts";

const LEAVER = "Sample lead of KCC Early Help";
const SUCCESSOR = { name: "Noor Ahmed", email: "noor@example.org", role: /^Lead/, agency: "KCC Early Help" };
const OTHER_LEAVER = "Sample lead of KSCMP training";
const OTHER_SUCCESSOR = { name: "Ana Reid", email: "ana@example.org", role: /^Lead/, agency: "KSCMP training" };
const FLAG = "handed over, not accepted yet";
const HU24 = "/recommendations/HU2-4";

const main = (page: Page) => page.getByRole("main");
const leadOf = (page: Page) =>
  main(page)
    .getByRole("term")
    .filter({ hasText: /^Lead$/ })
    .locator("..")
    .getByRole("definition");
const withoutLead = (page: Page) =>
  main(page)
    .getByRole("listitem")
    .filter({ hasText: /still the lead of|has not accepted the work of/ });

async function gotoPerson(business: Page, name: string) {
  await business.goto("/people");
  await follow(main(business).getByRole("link", { name, exact: true }));
}

test("a leaver’s recommendations go to a successor, who accepts them", async ({ signedInAs, newcomer }) => {
  const business = await signedInAs("business");
  const successor = await newcomer();
  await accept(successor, await invite(business, SUCCESSOR));
  await expect(main(successor)).toContainText("KCC Early Help");
  await expect(successor.getByRole("link", { name: "Accept what was handed over to you" })).toBeHidden();

  await test.step("the business team hands over", async () => {
    await gotoPerson(business, LEAVER);
    await expect(main(business)).toContainText("Lead of HU2-4");
    await follow(business.getByRole("link", { name: "Hand over their work" }));
    await expect(business.getByRole("heading", { level: 1 })).toHaveText(`Hand over the work of ${LEAVER}`);
    await expect(business.getByLabel("New lead").getByRole("option")).toHaveText([
      "Choose a lead",
      "Noor Ahmed, KCC Early Help",
    ]);
    await business.getByLabel("Why?").fill("Leaves at the end of the month.");
    expect(await press(business, "Hand over")).toBe(422);
    await expect(problem(business).getByRole("link")).toHaveCount(1);
    await expect(business.getByLabel("Why?")).toHaveValue("Leaves at the end of the month.");
    await business.getByLabel("New lead").selectOption({ label: "Noor Ahmed, KCC Early Help" });
    expect(await press(business, "Hand over")).toBe(303);
    await business.goto("/my-work");
    await expect(withoutLead(business)).toHaveText([
      /^Noor Ahmed\s*has not accepted the work of Sample lead of KCC Early/,
    ]);
  });

  const viewer = await signedInAs("viewer");
  await test.step("until it is accepted, every role sees that it is not", async () => {
    await viewer.goto(HU24);
    await expect(leadOf(viewer)).toHaveText(`Noor Ahmed${FLAG}`);
    await expect(timelineEvents(viewer, "Handed over to Noor Ahmed")).toContainText(
      `From ${LEAVER}. Leaves at the end of the month.`,
    );
  });

  await test.step("the successor accepts it from their work", async () => {
    await successor.goto("/my-work");
    await follow(successor.getByRole("link", { name: "Accept what was handed over to you" }));
    await expect(main(successor)).toContainText(`From ${LEAVER}, on `);
    await expect(main(successor)).toContainText("Leaves at the end of the month.");
    await expect(main(successor)).toContainText("Lead of HU2-4");
    expect(await press(successor, "Accept it")).toBe(303);
    await successor.goto("/my-work");
    await expect(successor.getByRole("link", { name: "Accept what was handed over to you" })).toBeHidden();
  });

  await test.step("the flag is gone; what the leaver did keeps their name, and the file opens", async () => {
    await viewer.reload();
    await expect(leadOf(viewer)).toHaveText("Noor Ahmed");
    await expect(main(viewer)).not.toContainText(FLAG);
    const updates = timelineEvents(viewer, /^Update: /);
    await expect(updates).toHaveCount(2);
    for (const update of await updates.all()) await expect(update).toContainText(`by ${LEAVER} for KCC Early Help`);
    for (const reader of [viewer, successor]) {
      await reader.goto(HU24);
      const file = main(reader).getByRole("link", { name: "Plans shared, by district", exact: true }).first();
      const answer = await reader.request.get((await file.getAttribute("href")) ?? "");
      expect(answer.status()).toBe(200);
      expect(answer.headers()["content-disposition"]).toContain("plans-shared-sample.csv");
      expect(await answer.text()).toContain("North,31,24");
    }
  });

  await test.step("the leaver is disabled, and leaves no work behind", async () => {
    await gotoPerson(business, LEAVER);
    await expect(main(business)).not.toContainText("Lead of HU2-4");
    await expect(business.getByRole("link", { name: "Hand over their work", includeHidden: true })).toHaveCount(0);
    await expect(main(business)).toContainText(
      /HU2-4, from Sample lead of KCC Early Help to Noor Ahmed.*, accepted on /,
    );
    await disable(business, LEAVER);
    await business.goto("/my-work");
    await expect(withoutLead(business)).toHaveCount(0);
    await viewer.goto(HU24);
    await expect(timelineEvents(viewer, /^Update: /).first()).toContainText(`by ${LEAVER} for KCC Early Help`);
  });
});

test("a lead who is disabled and still leads something is shown to the business team", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  await business.goto("/my-work");
  await expect(withoutLead(business)).toHaveCount(0);
  await gotoPerson(business, OTHER_LEAVER);
  await disable(business, OTHER_LEAVER);

  await test.step("their work is shown without its lead, with a link to hand it over", async () => {
    await business.goto("/my-work");
    await expect(withoutLead(business)).toHaveText([/disabled, and still the lead of 1 recommendation$/]);
    await follow(business.getByRole("link", { name: `Hand over the work of ${OTHER_LEAVER}` }));
    await expect(main(business)).toContainText("There is no one to hand it to yet.");
  });

  await test.step("once there is another lead, it can be handed over", async () => {
    await invite(business, OTHER_SUCCESSOR);
    await business.goto("/my-work");
    await follow(business.getByRole("link", { name: `Hand over the work of ${OTHER_LEAVER}` }));
    await business.getByLabel("New lead").selectOption({ label: "Ana Reid, KSCMP training" });
    await business.getByLabel("Why?").fill("Left.");
    expect(await press(business, "Hand over")).toBe(303);
    await business.goto("/my-work");
    await expect(withoutLead(business)).toHaveText([/^Ana Reid\s*has not accepted/]);
  });
});

async function disable(business: Page, name: string) {
  await follow(business.getByRole("link", { name: "Disable access" }));
  await business.getByLabel("Why?").fill("Left the agency.");
  expect(await press(business, `Disable ${name}`)).toBe(303);
}
