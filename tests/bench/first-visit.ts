import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import type { Serving } from "./serving.ts";

/** What a browser loads for its first page, in bytes as they come over the wire. */
export interface FirstVisit {
  readonly html: number;
  readonly scripts: number;
  readonly styles: number;
  readonly fonts: number;
}

const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Opens a page in a browser that has nothing of it yet; null where there is no browser on this machine. */
export async function firstVisit(server: Serving, path: string): Promise<FirstVisit | null> {
  if (!existsSync(BROWSER)) return null;
  const browser = await chromium.launch({ executablePath: BROWSER, args: ["--no-sandbox"] });
  try {
    const context = await browser.newContext();
    const [name = "", value = ""] = server.cookie.split("=");
    await context.addCookies([{ name, value, url: server.origin }]);
    const page = await context.newPage();
    const loaded: Promise<readonly [type: string, bytes: number]>[] = [];
    page.on("requestfinished", (request) => {
      loaded.push(request.sizes().then(({ responseBodySize }) => [request.resourceType(), responseBodySize]));
    });
    await page.goto(`${server.origin}${path}`, { waitUntil: "networkidle" });
    const sizes = await Promise.all(loaded);
    const sum = (wanted: string) =>
      sizes.reduce((total, [type, bytes]) => (type === wanted ? total + bytes : total), 0);
    return { html: sum("document"), scripts: sum("script"), styles: sum("stylesheet"), fonts: sum("font") };
  } finally {
    await browser.close();
  }
}
