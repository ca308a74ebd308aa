import { expectAccessible } from "../support/accessibility.ts";
import { expect, test } from "../support/journey.ts";

test("the design page shows every component, in light and dark, on a wide screen and a phone", async ({
  newcomer,
}, testInfo) => {
  const page = await newcomer();
  expect((await page.goto("/design"))?.status()).toBe(200);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Design");
  await expectAccessible(page, "the design page");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      const name = `design-${colorScheme}-${width}.png`;
      const path = testInfo.outputPath(name);
      expect((await page.screenshot({ path, fullPage: true })).length).toBeGreaterThan(10_000);
      await testInfo.attach(name, { path, contentType: "image/png" });
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: null });
});
