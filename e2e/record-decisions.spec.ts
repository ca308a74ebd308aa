import type { Locator, Page } from "@playwright/test";
import { daysAgo, follow } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import * as steps from "./support/steps.ts";

/** Presses Tab until an element has the focus, at most so many times. */
async function tabTo(page: Page, goal: Locator, most: number) {
  for (let stops = 0; stops < most; stops += 1) {
    await page.keyboard.press("Tab");
    if (await goal.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`not reached with ${most} presses of Tab`);
}

test("a meeting is recorded from the keyboard, one item after the other", async ({ signedInAs }) => {
  await steps.addMeeting(await signedInAs("business"), daysAgo(1));
  const page = await signedInAs("executive");
  const main = page.getByRole("main");
  const note = page.getByLabel("What the meeting noted");
  await page.goto(`/board/meetings/${daysAgo(1)}/decisions`);

  await test.step("the agenda is in the order of the paper, and no form is open", async () => {
    await expect(main.getByRole("heading", { level: 2 })).toHaveText([/HU2-1/, /HU2-2/, /HU2-3/, /HU2-4/, /HU2-5/]);
    await expect(note).toHaveCount(0);
    await follow(page.getByRole("link", { name: "Start with HU2-1" }));
  });

  await test.step("the next press of Tab leads to the form, which is beside what is known", async () => {
    await tabTo(page, note, 1);
    await expect(page.getByRole("complementary", { name: "What is known about HU2-1" })).toContainText(
      "ICON programme",
    );
    await page.keyboard.type("It thanked the wards.");
    await tabTo(page, page.getByRole("button", { name: "Save the note" }), 1);
    await page.keyboard.press("Enter");
  });

  await test.step("after it is saved, the next item is open", async () => {
    await expect(page).toHaveURL(/recorded=HU2-1&item=HU2-2%3Anote#record$/);
    await expect(page.getByRole("status")).toHaveText("Recorded for HU2-1.");
    await expect(main.getByRole("listitem").filter({ hasText: "ICON programme" }).first()).toContainText(
      "Recorded: Noted",
    );
    await tabTo(page, note, 1);
    await page.goto(page.url().replace(/\?.*/, "?item=HU2-5:owner#record"));
    await tabTo(page, page.getByRole("button", { name: "Confirm KSCMP Executive" }), 1);
    await page.keyboard.press("Enter");
  });

  await test.step("after the last, it says so", async () => {
    await expect(page.getByRole("status")).toContainText("Recorded for HU2-5. That was the last recommendation.");
    await follow(page.getByRole("link", { name: "See what was recorded" }));
    await expect(main.getByRole("row", { name: /^HU2-/ })).toHaveCount(2);
  });
});

test("the business team has the paper in Word with four clicks", async ({ signedInAs }) => {
  const page = await signedInAs("business");
  const main = page.getByRole("main");
  await page.getByRole("link", { name: "Meetings", exact: true }).click();
  await main
    .getByRole("link", { name: /^Build the paper for / })
    .first()
    .click();
  await page.getByRole("button", { name: "Save and view the paper" }).click();
  await expect(main).toContainText("Draft, not issued");
  const download = page.waitForEvent("download");
  await main.getByRole("link", { name: "Word", exact: true }).click();
  expect((await download).suggestedFilename()).toMatch(/^board-paper-.+-draft-.+\.docx$/);
});
