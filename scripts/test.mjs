#!/usr/bin/env node
// npm test: installs the packages if they are missing, finds a browser, and runs types, lint, unit and integration tests,
// a production build and the browser journeys. Ends with the time of each stage, and how many tests passed and failed.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "./chromium.mjs";
import { buildIfStale, environment, installIfMissing, node, root } from "./prepare.mjs";

const reports = mkdtempSync(join(tmpdir(), "tracker-reports-"));
const [unitReport, journeyReport] = [join(reports, "unit.json"), join(reports, "journeys.json")];
const times = [];
let current;
let [passed, failed] = [0, 0];

process.on("exit", finish);

await stage("install", () => installIfMissing());
const chromium = await stage("browser", () => findChromium());
await stage("types", () => {
  check("next/dist/bin/next", ["typegen"]);
  check("typescript/bin/tsc", ["--noEmit"]);
});
await stage("lint", () => {
  check("@biomejs/biome/bin/biome", ["check", "."]);
  check("dependency-cruiser/bin/dependency-cruiser.mjs", [
    "--config",
    ".dependency-cruiser.mjs",
    "app",
    "db",
    "lib",
    "server",
  ]);
});
await stage("unit", () =>
  suite("vitest/vitest.mjs", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`], {
    count() {
      const { numPassedTests, numFailedTests } = read(unitReport);
      return [numPassedTests, numFailedTests];
    },
  }),
);
await stage("build", () => buildIfStale());
await stage("journeys", () =>
  suite("@playwright/test/cli.js", ["test", "--reporter=list,json"], {
    settings: { CHROMIUM: chromium ?? "", PLAYWRIGHT_JSON_OUTPUT_NAME: journeyReport },
    count() {
      const { expected, unexpected, flaky } = read(journeyReport).stats;
      return [expected, unexpected + flaky];
    },
  }),
);

async function stage(name, does) {
  console.log(`\n— ${name}`);
  current = { name, from: performance.now() };
  const result = await does();
  endStage();
  return result;
}

function endStage() {
  if (current) times.push(`${current.name} ${Math.round((performance.now() - current.from) / 1000)} s`);
  current = undefined;
}

/** A check that is all or nothing: the stages after one that fails would tell nothing more, and are left out. */
function check(script, given) {
  if (runs(script, given)) return;
  failed += 1;
  process.exit();
}

function suite(script, given, { settings = {}, count }) {
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

/** Prints the results as the process exits, whether it came to its end or a stage ended it with a status of its own. */
function finish(code) {
  endStage();
  rmSync(reports, { recursive: true, force: true });
  if (code !== 0 && failed === 0) failed = 1;
  console.log(`\n${times.join(" · ")}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
