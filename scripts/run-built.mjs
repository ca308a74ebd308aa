#!/usr/bin/env node
// @ts-check
// Runs a script on the production build (npm run bench, npm run test:faults): installs what is missing and builds if the
// build is stale. Settings of the person who runs it are not passed on, so that the product is tried as it is delivered.
import { buildIfStale, environment, installIfMissing, node, run } from "./prepare.mjs";

installIfMissing();
buildIfStale();

const { HOME, TMPDIR, CHROMIUM } = process.env;
const passedOn = Object.entries({ HOME, TMPDIR, CHROMIUM }).filter(([, value]) => value !== undefined);
run(node, process.argv.slice(2), {
  ...Object.fromEntries(passedOn),
  PATH: environment.PATH,
  NODE_ENV: /** @type {const} */ ("production"),
  NEXT_TELEMETRY_DISABLED: "1",
});
