import { daysAgo, press, timelineEvents } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { askForDate, askForSignOff, postUpdate } from "./support/steps.ts";

const AND_NEXT = "Record, and open the next decision";

test("an Executive member decides three things in six clicks", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  expect(await postUpdate(lead, "HU2-4", { rating: "Delivered", done: "Every district shares plans." })).toBe(303);
  const claimed = { done: "Every district shares plans.", difference: "Partners hear of a plan before the review." };
  expect(await askForSignOff(lead, "HU2-4", claimed)).toBe(303);
  const later = { dueOn: daysAgo(-200), reason: "One partner is late.", interimRisk: "Small: plans go by post." };
  expect(await askForDate(lead, "HU2-4", later)).toBe(303);

  const page = await signedInAs("executive");
  const main = page.getByRole("main");
  const heading = page.getByRole("heading", { level: 1 });
  await page.getByRole("region", { name: "For you to decide" }).getByRole("link").first().click();
  await expect(heading).toHaveText("Decide on the sign-off");

  await test.step("a form that is refused keeps what was chosen", async () => {
    await page.getByRole("radio", { name: "Accept it: complete" }).check();
    expect(await press(page, AND_NEXT)).toBe(422);
    await expect(page.getByRole("radio", { name: "Accept it: complete" })).toBeChecked();
  });
  await page.getByRole("textbox").fill("Nine in ten plans are shared.");
  expect(await press(page, AND_NEXT)).toBe(303);

  await expect(heading).toHaveText("Decide on the new date");
  await expect(main).toContainText("HU2-4: Sign-off accepted. It is complete.");
  await page.getByRole("radio", { name: "Accept the new date" }).check();
  await page.getByRole("textbox").fill("Agreed.");
  expect(await press(page, AND_NEXT)).toBe(303);

  await expect(heading).toHaveText("Confirm the owner");
  await test.step("the last decision leads to no other", async () => {
    await expect(page.getByRole("button", { name: AND_NEXT })).toHaveCount(0);
    await expect(main.getByRole("link", { name: /^Decide on|^Confirm the owner/ })).toHaveCount(0);
  });
  expect(await press(page, "Confirm KSCMP Executive")).toBe(303);
  await expect(page).toHaveURL(/\/recommendations\/HU2-5\?done=\d+/);
  await page.goto("/recommendations/HU2-4");
  await expect(timelineEvents(page, /^Sign-off accepted/)).toHaveCount(1);
});
