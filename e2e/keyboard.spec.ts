import type { Locator, Page } from "@playwright/test";
import { timelineEvents } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";

const MOST_STOPS = 80;

test("an update is posted without a mouse", async ({ newcomer, tracker }) => {
  const page = await newcomer();
  await page.goto(tracker.signInLink("lead", "KCC Early Help"));

  await test.step("past the menu, straight to the page", async () => {
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Skip to the page" });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
  });

  await test.step("to the recommendation, and its form", async () => {
    await tabTo(page, page.getByRole("table").first().getByRole("link", { name: "HU2-4" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sharing Early Help assessments and plans");
    await tabTo(page, page.getByRole("link", { name: "Post an update" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Post an update");
  });

  await test.step("through the form", async () => {
    await tabTo(page, page.getByRole("radio", { name: "Not started" }));
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("radio", { name: "On track" })).toBeChecked();
    await tabTo(page, page.getByLabel(/^What has been done since/));
    await page.keyboard.type("Every district shares plans.");
    await tabTo(page, page.getByLabel("What is next?"));
    await page.keyboard.type("To ask families how it was for them.");
    await tabTo(page, page.getByLabel("Choose files"));
    await tabTo(page, page.getByRole("button", { name: "Add a link instead" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "Link" })).toBeFocused();
    await tabTo(page, page.getByRole("button", { name: "Remove evidence 1" }));
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("Choose files")).toBeFocused();
    await tabTo(page, page.getByRole("button", { name: "Post the update" }));
    await page.keyboard.press("Enter");
  });

  await test.step("it is posted", async () => {
    await expect(page).toHaveURL(/\/recommendations\/HU2-4\?done=\d+/);
    await expect(timelineEvents(page, "Update: On track").first()).toContainText("Every district shares plans.");
  });
});

/** Presses Tab until an element has the focus, and expects each stop on the way to show its focus. */
async function tabTo(page: Page, goal: Locator) {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press("Tab");
    expect(await withoutVisibleFocus(page), "has the focus, and does not show it").toBeNull();
    if (await goal.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`not reached with ${MOST_STOPS} presses of Tab`);
}

/** The focused element if it draws neither an outline nor a shadow; null where its focus is visible. */
function withoutVisibleFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element) return "nothing";
    // Then the inner button of a date field has the focus, which the browser draws itself.
    if (!element.matches(":focus")) return null;
    const { boxShadow, outlineStyle, outlineWidth } = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    const isDrawn = boxShadow !== "none" || (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 1);
    return width > 0 && height > 0 && isDrawn ? null : `${element.tagName} ${element.textContent?.slice(0, 60)}`;
  });
}
