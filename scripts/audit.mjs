#!/usr/bin/env node
// @ts-check
// npm run audit: asks the package registry for known vulnerabilities in what is installed. Where the registry gives no
// answer, the script says so and does not fail.
import { spawnSync } from "node:child_process";

/**
 * @typedef {object} Vulnerability
 * @property {string} name
 * @property {string} severity
 * @property {string} range
 * @property {(string | { url: string })[]} via
 */

const { stdout, error } = spawnSync("npm", ["audit", "--json", "--audit-level=low"], {
  encoding: "utf8",
  maxBuffer: 64 * 1024 * 1024,
  shell: process.platform === "win32",
});
const report = error ? null : parseReport(stdout);

if (!report?.metadata) {
  console.log("The registry gave no advisories, so this run says nothing about known holes.");
} else {
  const vulnerabilities = Object.values(report.vulnerabilities);
  for (const { name, severity, range, via } of vulnerabilities) {
    const advisories = via.flatMap((one) => (typeof one === "string" ? [] : [one.url])).join(", ");
    console.error(`${name} ${range}: ${severity}${advisories && `, ${advisories}`}`);
  }
  console.log(
    vulnerabilities.length === 0
      ? "The registry knows of no hole in what is installed."
      : `${vulnerabilities.length} packages have known holes.`,
  );
  process.exitCode = vulnerabilities.length === 0 ? 0 : 1;
}

/**
 * @param {string} text
 * @returns {{ metadata?: object, vulnerabilities: Record<string, Vulnerability> } | null} null where npm printed no JSON
 */
function parseReport(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
