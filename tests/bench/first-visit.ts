import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import type { Server } from "./servers.ts";

/** What a browser loads on its first visit, in bytes as they are sent. */
export interface FirstVisit {
  readonly html: number;
  readonly scripts: number;
  readonly styles: number;
  readonly fonts: number;
}

const browsers = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-headless-shell"];

/** Opens a page in a browser with an empty cache; null if there is no browser on this machine. */
export async function firstVisit(server: Server, path: string): Promise<FirstVisit | null> {
  const executablePath = browsers.find((file) => file && existsSync(file));
  if (!executablePath) return null;
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
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
    const sum = (wanted: string) => sizes.reduce((total, [type, bytes]) => total + (type === wanted ? bytes : 0), 0);
    return { html: sum("document"), scripts: sum("script"), styles: sum("stylesheet"), fonts: sum("font") };
  } finally {
    await browser.close();
  }
}
