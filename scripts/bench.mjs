#!/usr/bin/env node
// npm run bench: installs what is missing, builds if the build is stale, and measures. `--quick` measures less; `--out FILE`
// keeps the tables. Nothing of the caller's settings is passed on, so that it is the product as delivered that is measured.
import { buildIfStale, environment, installIfMissing, node, run } from "./prepare.mjs";

installIfMissing();
buildIfStale();

const { PATH, HOME, TMPDIR, CHROMIUM } = environment;
const passedOn = Object.entries({ PATH, HOME, TMPDIR, CHROMIUM }).filter(([, value]) => value !== undefined);
run(node, ["tests/bench/run.ts", ...process.argv.slice(2)], {
  ...Object.fromEntries(passedOn),
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
});
