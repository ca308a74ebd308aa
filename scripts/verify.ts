// npm run verify: checks the whole chain and every evidence file, and lists what was altered or is missing.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { config } from "#lib/core/config.ts";
import { describeFinding } from "#lib/operations/checks/labels.ts";
import { findTrailRow, verifyAll } from "#lib/operations/checks/queries.ts";

const { dataDir } = config();
if (!existsSync(join(dataDir, "tracker.db"))) {
  console.error(`There is no tracker in ${dataDir}.`);
  process.exit(1);
}

const { findings, rows, files, head } = await verifyAll();
for (const finding of findings)
  console.error(describeFinding(finding, "trail" in finding ? await findTrailRow(finding.trail) : null));
if (findings.length > 0) {
  console.error(`${findings.length === 1 ? "1 thing is" : `${findings.length} things are`} not as it was written.`);
  process.exit(1);
}
console.log(
  `All is as it was written: ${rows.toLocaleString("en-GB")} trail rows and what they wrote, ${files.toLocaleString("en-GB")} evidence files.`,
);
console.log(`The chain ends in ${head ?? "nothing yet"}.`);
