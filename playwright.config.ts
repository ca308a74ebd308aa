import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";

const { CHROMIUM: executablePath } = process.env;
const isRoot = process.getuid?.() === 0;

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
      args: ["--disable-gpu", "--disable-background-networking", ...(isRoot ? ["--no-sandbox"] : [])],
    },
  },
});
