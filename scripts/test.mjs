#!/usr/bin/env node
// npm test: installs what is missing, finds a browser, and runs types, lint, unit and integration tests, a production
// build and the browser journeys. Ends with how many tests passed and failed.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "./chromium.mjs";
import { buildIfStale, environment, installIfMissing, node, root } from "./prepare.mjs";

installIfMissing();
const chromium = await findChromium();

const reports = mkdtempSync(join(tmpdir(), "tracker-tests-"));
const [unitReport, journeyReport] = [join(reports, "unit.json"), join(reports, "journeys.json")];
let [passed, failed] = [0, 0];

check("types", "next/dist/bin/next", ["typegen"]);
check("types", "typescript/bin/tsc", ["--noEmit"]);
check("lint", "@biomejs/biome/bin/biome", ["check", "."]);
check("imports", "dependency-cruiser/bin/dependency-cruiser.mjs", [
  "--config",
  ".dependency-cruiser.mjs",
  "app",
  "db",
  "lib",
  "server",
]);
suite(
  "vitest/vitest.mjs",
  ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`],
  {},
  () => {
    const { numPassedTests, numFailedTests } = read(unitReport);
    return [numPassedTests, numFailedTests];
  },
);
buildIfStale();
const journeys = { CHROMIUM: chromium ?? "", PLAYWRIGHT_JSON_OUTPUT_NAME: journeyReport };
suite("@playwright/test/cli.js", ["test", "--reporter=list,json"], journeys, () => {
  const { expected, unexpected, flaky } = read(journeyReport).stats;
  return [expected, unexpected + flaky];
});

rmSync(reports, { recursive: true });
finish();

/** A check that is all or nothing; where it fails, nothing after it would tell more. */
function check(name, script, given) {
  console.log(`\n— ${name}`);
  if (runs(script, given)) return;
  failed += 1;
  finish();
}

function suite(script, given, settings, count) {
  console.log(`\n— ${script.split("/")[0]}`);
  const good = runs(script, given, settings);
  try {
    const [ok, wrong] = count();
    passed += ok;
    failed += wrong;
    // A run that broke without a failing test has failed too.
    if (!good && wrong === 0) failed += 1;
  } catch {
    failed += 1;
  }
}

function runs(script, given, settings = {}) {
  const { status } = spawnSync(node, [join(root, "node_modules", script), ...given], {
    cwd: root,
    stdio: "inherit",
    env: { ...environment, ...settings },
  });
  return status === 0;
}

function read(report) {
  return JSON.parse(readFileSync(report, "utf8"));
}

function finish() {
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
