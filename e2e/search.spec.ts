import type { Page } from "@playwright/test";
import { follow } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";

const results = (page: Page) => page.getByRole("main").getByRole("listitem").getByRole("heading", { level: 2 });

test("a person searches from any page with the key “/”, and finds what was written, marked and grouped", async ({
  signedInAs,
}) => {
  const page = await signedInAs("executive");
  const search = page.getByRole("searchbox", { name: "Search the tracker" });
  // The page takes keys as soon as its script runs.
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(search).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type("  PLANS  share ");
  await page.keyboard.press("Enter");
  await expect(page).toHaveTitle(/Search: “PLANS share”/);
  await expect(results(page)).toHaveText([/^HU2-4 /]);
  await expect(page.getByRole("main").locator("h2 mark")).toHaveText(["Sharing", "plans"]);
  await expect(page.getByRole("main")).toContainText("KCC Early Help");

  await test.step("a typing mistake is forgiven, and can be insisted on", async () => {
    await page.goto("/search?q=helth");
    await expect(page.getByRole("main")).toContainText("Showing results for health.");
    await expect(results(page)).toHaveText([/^HU2-2 /]);
    await follow(page.getByRole("link", { name: "helth" }));
    await expect(page.getByRole("main")).toContainText("Nothing was found.");
  });

  await test.step("a past date is not searched, which the page says", async () => {
    await page.goto("/search?q=health&as-at=2022-06-01");
    await expect(page.getByRole("main")).toContainText("what the tracker holds today");
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the same results are narrowed by filters, and lead to the text that was found", async ({ signedInAs }) => {
    const page = await signedInAs("viewer");
    await page.getByRole("searchbox", { name: "Search the tracker" }).fill("training");
    await follow(page.getByRole("button", { name: "Search" }));
    await expect(results(page).filter({ hasText: "HU2-1" })).toHaveCount(1);
    await page.getByRole("combobox", { name: "Rating" }).selectOption({ label: "On track" });
    await follow(page.getByRole("button", { name: "Find" }));
    await expect(page).toHaveURL(/rating=on-track/);
    await expect(results(page)).toHaveText([/^HU2-1 /]);
    await follow(page.getByRole("link", { name: /^Question, / }));
    await expect(page).toHaveURL(/\/recommendations\/HU2-1#n\d+$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("ICON programme update");
  });
});
