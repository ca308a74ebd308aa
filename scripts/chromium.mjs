// @ts-check
// Finds the browser for the browser tests.
import { existsSync } from "node:fs";
import { fail, run } from "./prepare.mjs";

const places = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The path of a Chromium; undefined where Playwright's own is there. Stops with a sentence where there is none. */
export async function findChromium() {
  const { chromium } = await import("@playwright/test");
  if (existsSync(chromium.executablePath())) return undefined;
  const found = onThisMachine();
  if (found) return found;
  if (existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    run("apt-get", ["update", "-qq"], process.env);
    run("apt-get", ["install", "-y", "-qq", "chromium"], process.env);
  }
  return (
    onThisMachine() ??
    fail(
      "The journeys need a Chromium: npx playwright install chromium gets one, or set CHROMIUM to the path of yours.",
    )
  );
}

function onThisMachine() {
  return places.find((place) => place && existsSync(place));
}
