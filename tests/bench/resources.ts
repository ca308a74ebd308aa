import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { quantile } from "../driver/numbers.ts";
import { residentMegabytes } from "../driver/process.ts";
import { loadPage } from "./load.ts";
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

export interface Memory {
  readonly requests: number;
  /** Megabytes in RAM at the end. */
  readonly resident: number;
  /** Growth over the last half of the requests, as a share (0.1 is a tenth more): twice that from one quarter to the next. */
  readonly growth: number;
}

const STEPS = 20;

/** Reads pages in turn, so many times in all, and samples the memory twenty times. */
export async function memoryUnderLoad(server: Server, paths: readonly string[], requests: number): Promise<Memory> {
  const samples: number[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    for (const path of paths) await loadPage(server, path, Math.ceil(requests / STEPS / paths.length));
    samples.push(residentMegabytes(server.pid));
  }
  const [thirdQuarter, lastQuarter] = [samples.slice(STEPS / 2, (STEPS * 3) / 4), samples.slice((STEPS * 3) / 4)];
  const growth = (2 * quantile(lastQuarter, 0.5)) / quantile(thirdQuarter, 0.5) - 2;
  return { requests, resident: samples.at(-1) ?? 0, growth };
}
