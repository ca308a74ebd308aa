#!/usr/bin/env node
// npm run test:faults: installs what is missing, builds if the build is stale, and breaks a running tracker. `--short` does
// less of each fault. Everything happens on this machine, in folders of its own.
import { buildIfStale, environment, installIfMissing, node, run } from "./prepare.mjs";

installIfMissing();
buildIfStale();

const { PATH, HOME, TMPDIR } = environment;
const passedOn = Object.entries({ PATH, HOME, TMPDIR }).filter(([, value]) => value !== undefined);
run(node, ["tests/faults/run.ts", ...process.argv.slice(2)], {
  ...Object.fromEntries(passedOn),
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
});
