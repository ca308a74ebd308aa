#!/usr/bin/env node
// npm run audit: asks the registry for advisories about what is installed. Where it gives no answer, says so and does not
// fail.
import { spawnSync } from "node:child_process";

const { stdout, error } = spawnSync("npm", ["audit", "--json", "--audit-level=low"], {
  encoding: "utf8",
  maxBuffer: 64 * 1024 * 1024,
  shell: process.platform === "win32",
});
const answer = error ? null : parsed(stdout);

if (!answer?.metadata) {
  console.log("The registry gave no advisories, so this run says nothing about known holes.");
} else {
  const holes = Object.values(answer.vulnerabilities);
  for (const { name, severity, range, via } of holes) {
    const advisories = via.flatMap((one) => (typeof one === "string" ? [] : [one.url])).join(", ");
    console.error(`${name} ${range}: ${severity}${advisories && `, ${advisories}`}`);
  }
  console.log(
    holes.length === 0
      ? "The registry knows of no hole in what is installed."
      : `${holes.length} packages have known holes.`,
  );
  process.exitCode = holes.length === 0 ? 0 : 1;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
