import { daysAgo, follow, press, problem } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { followMenu } from "./support/menu.ts";

test("a meeting is entered, and the board compares with it", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  await followMenu(business, "Meetings");
  await follow(business.getByRole("link", { name: "Add a meeting" }));

  await test.step("without a day, it says so", async () => {
    expect(await press(business, "Add the meeting")).toBe(422);
    await expect(problem(business).getByRole("link")).toHaveText(["Enter the day of the meeting."]);
  });

  await test.step("one that was held yesterday", async () => {
    await business.getByLabel("Day").fill(daysAgo(1));
    await business.getByLabel("Meeting", { exact: true }).fill("Executive, extraordinary");
    expect(await press(business, "Add the meeting")).toBe(303);
    await expect(business.getByRole("row", { name: /Executive, extraordinary/ })).toBeVisible();
  });

  await test.step("the board tells what has changed since", async () => {
    const executive = await signedInAs("executive");
    await expect(executive.getByRole("main")).toContainText(/5 have had no update since the meeting of /);
    const rows = executive.getByRole("table", { name: /^Each recommendation/ }).getByRole("row");
    await expect(rows.filter({ hasText: "No change" })).toHaveCount(5);
    const atMeetings = executive.getByRole("columnheader", { name: /^At each meeting/ });
    await expect(atMeetings.getByRole("link")).toHaveCount(4);
  });
});
