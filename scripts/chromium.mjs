// @ts-check
// Finds the browser for the browser tests.
import { existsSync } from "node:fs";
import { fail, run } from "./prepare.mjs";

const paths = [
  process.env.CHROMIUM,
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * The path of a Chromium; undefined where Playwright has downloaded one of its own and CHROMIUM is not set. Installs
 * Debian's headless one where there is none and this runs as root; otherwise stops with a sentence.
 */
export async function findChromium() {
  const { chromium } = await import("@playwright/test");
  if (!process.env.CHROMIUM && existsSync(chromium.executablePath())) return undefined;
  const found = installed();
  if (found) return found;
  if (existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    run("apt-get", ["update", "-qq"], process.env);
    // The headless shell draws no windows: it is smaller to install than the whole browser, and faster.
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium-headless-shell"], process.env);
  }
  return (
    installed() ??
    fail(
      "The journeys need a Chromium: npx playwright install chromium gets one, or set CHROMIUM to the path of yours.",
    )
  );
}

function installed() {
  return paths.find((path) => path && existsSync(path));
}
