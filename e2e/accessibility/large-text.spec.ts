import type { Page } from "@playwright/test";
import { overflow } from "../support/accessibility.ts";
import { expect, test } from "../support/journey.ts";

const PATHS = [
  "/board",
  "/my-work",
  "/recommendations",
  "/recommendations/HU2-3",
  "/recommendations/HU2-4/update",
  "/reviews/HU2",
  "/board/meetings",
  "/board/year",
  "/people",
  "/history",
  "/nowhere",
];

test("with text twice as large, no page is wider than the screen", async ({ signedInAs }) => {
  const page = await signedInAs("business");
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const path of PATHS) {
    await page.goto(path);
    const before = await pageHeight(page);
    await enlargeText(page);
    expect.soft(await overflow(page), path).toBe(0);
    expect(await pageHeight(page), `${path}: the text is larger`).toBeGreaterThan(before);
  }
  await test.step("and the table of recommendations becomes a list", async () => {
    await page.goto("/board");
    const heading = page.getByRole("columnheader", { name: "Owner" });
    await expect(heading).toBeVisible();
    await enlargeText(page);
    await expect(heading).toBeHidden();
  });
});

/** Doubles the size of text as a person does who chooses a larger one in their browser. */
function enlargeText(page: Page) {
  return page.evaluate(() => {
    const larger = new CSSStyleSheet();
    larger.replaceSync("html { font-size: 200% }");
    document.adoptedStyleSheets = [larger];
  });
}

function pageHeight(page: Page): Promise<number> {
  return page.evaluate(() => document.body.scrollHeight);
}
