import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const HEIGHT = 900;
/** WCAG 2.2 AA and best practice; on a phone in the dark scheme those rules that depend on colours or on the layout. */
const ALL_RULES = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
} as const;
const APPEARANCE_RULES = {
  type: "rule",
  values: ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"],
} as const;
/** Each scheme at one of the widths, so that axe reads both layouts. */
const QUICK = [
  { screen: "desktop", width: 1280, colorScheme: "light", rules: ALL_RULES },
  { screen: "phone", width: 320, colorScheme: "dark", rules: APPEARANCE_RULES },
] as const;
/** All rules at both widths in both schemes, where AXE=full is set: it takes three times as long. */
const FULL = (["light", "dark"] as const).flatMap((colorScheme) => [
  { screen: "desktop", width: 1280, colorScheme, rules: ALL_RULES } as const,
  { screen: "phone", width: 390, colorScheme, rules: ALL_RULES } as const,
]);
const SCREENS = process.env.AXE === "full" ? FULL : QUICK;

/**
 * Runs axe over a page in the light and in the dark scheme, and expects it to be no wider than a desktop's screen and a
 * phone's. Its expectations are soft, so that one run reports every page that fails. Takes screenshots where SHOTS is set.
 */
export async function expectAccessible(page: Page, name: string) {
  await test.step(name, async () => {
    for (const { screen, width, colorScheme, rules } of SCREENS) {
      await page.setViewportSize({ width, height: HEIGHT });
      await page.emulateMedia({ colorScheme });
      const where = `${name}, ${screen}, ${colorScheme}`;
      expect.soft(await overflow(page), `${where}: pixels wider than the screen`).toBe(0);
      // At its end no button that stays in sight lies over a part of the page, which axe would take for too small a target.
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      expect.soft(await violations(page, rules), `${where}: violations that axe finds`).toEqual([]);
      if (process.env.SHOTS)
        await page.screenshot({ path: join(process.env.SHOTS, `${fileName(where)}.png`), fullPage: true });
    }
    await page.setViewportSize({ width: QUICK[0].width, height: HEIGHT });
    await page.emulateMedia({ colorScheme: null });
  });
}

/** By how many pixels the document is wider than the viewport. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(0, scrollWidth - clientWidth);
  });
}

async function violations(page: Page, rules: (typeof SCREENS)[number]["rules"]): Promise<string[]> {
  const runOnly = { type: rules.type, values: [...rules.values] };
  // Legacy mode: no page has a frame, and it saves axe from opening a page of its own.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"], runOnly });
  const found = await axe.analyze();
  return found.violations.map(({ id, help, nodes }) => {
    const places = nodes.map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary})`);
    return `${id}: ${help}: ${places.join("; ")}`;
  });
}

function fileName(where: string): string {
  return where
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
