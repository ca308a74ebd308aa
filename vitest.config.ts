import { defineConfig } from "vitest/config";

const include = ["{app,db,lib,scripts,server,tests}/**/*.test.ts"];
/** Files that set the environment before the configuration is read, or replace a clock of the process, are named so. */
const isolated = ["**/*.isolated.test.ts"];

export default defineConfig({
  test: {
    globalSetup: "./tests/support/database-template.ts",
    // Generous, so that a slow machine misses neither.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      // Files share the modules of their worker, which saves loading them again for each file.
      { extends: true, test: { name: "shared", include, exclude: isolated, isolate: false } },
      { extends: true, test: { name: "isolated", include: isolated } },
    ],
  },
});
