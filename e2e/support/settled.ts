import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const WIDTHS = { desktop: 1280, phone: 390 } as const;
const HEIGHT = 900;
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Looks at a page as people may have it before them: wide and narrow, light and dark. Goes on where something is wrong, so that all of it is told. */
export async function lookAt(page: Page, name: string, { withAxe }: { withAxe: boolean }) {
  for (const [screen, width] of Object.entries(WIDTHS)) {
    await page.setViewportSize({ width, height: HEIGHT });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const where = `${name}, ${screen}, ${colorScheme}`;
      if (colorScheme === "light") expect.soft(await overflow(page), `${where}: wider than the screen by`).toBe(0);
      if (withAxe) expect.soft(await violations(page), `${where}: what axe finds`).toEqual([]);
      if (process.env.SHOTS && withAxe)
        await page.screenshot({ path: join(process.env.SHOTS, `${fileName(where)}.png`), fullPage: true });
    }
  }
  await page.setViewportSize({ width: WIDTHS.desktop, height: HEIGHT });
  await page.emulateMedia({ colorScheme: null });
}

/** By how many pixels the document is wider than what is seen of it. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(0, scrollWidth - clientWidth);
  });
}

async function violations(page: Page): Promise<string[]> {
  // Legacy mode: nothing here is in a frame, and it saves axe a page of its own.
  const found = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode().analyze();
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
