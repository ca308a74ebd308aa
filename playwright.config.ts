import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";

const { CHROMIUM: executablePath } = process.env;
const isRoot = process.getuid?.() === 0;

/** What only happens with JavaScript (autosaved drafts, uploads with progress, the keyboard, buttons that copy or show), and the pages that axe reads. */
const withJavaScript =
  /\/(accessibility\/.*|board|drafts|evidence-files|keyboard|log-contents|page-weight|progress-updates|search|small-comforts|trial|virus-scanning)\.spec\.ts$/;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  globalSetup: "./e2e/support/template.ts",
  workers: availableParallelism(),
  forbidOnly: Boolean(process.env.CI),
  // Every step waits for something specific; these limits only end a test that hangs, however slow the machine is.
  timeout: 600_000,
  expect: { timeout: 30_000 },
  reporter: "list",
  use: {
    actionTimeout: 60_000,
    navigationTimeout: 120_000,
    locale: "en-GB",
    timezoneId: "Europe/London",
    viewport: { width: 1280, height: 900 },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath && { executablePath }),
      // One renderer process serves all pages: each test has only its own server's pages open.
      args: [
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-features=IsolateOrigins,site-per-process,BackForwardCache",
        "--process-per-site",
        ...(isRoot ? ["--no-sandbox"] : []),
      ],
    },
  },
  // The browser posts the same bytes either way, so a journey runs once: without JavaScript, at less than half the cost,
  // unless it needs JavaScript.
  projects: [
    { name: "with JavaScript", testMatch: withJavaScript },
    { name: "without JavaScript", testIgnore: withJavaScript, use: { javaScriptEnabled: false } },
  ],
});
