import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTracker } from "./tracker.ts";

/** The environment variable that tells the workers where the template is. */
const VARIABLE = "TRIAL_TEMPLATE";

/** Playwright's global set-up: starts the product once on an empty folder, and keeps the trial that it seeds. */
export default async function makeTemplate() {
  const folder = await mkdtemp(join(tmpdir(), "tracker-template-"));
  const dataDir = join(folder, "data");
  const tracker = await startTracker({ dataDir });
  const code = await tracker.stop();
  if (code !== 0) throw new Error(`The tracker that seeds the template exited with ${code}.`);
  process.env[VARIABLE] = dataDir;
  return () => rm(folder, { recursive: true, force: true });
}

/** A folder with a copy of the seeded trial in `data`, and what removes it. */
export async function copyOfTemplate() {
  const template = process.env[VARIABLE];
  if (!template) throw new Error("There is no template: Playwright's global set-up has not run.");
  const folder = await mkdtemp(join(tmpdir(), "tracker-journey-"));
  await cp(template, join(folder, "data"), { recursive: true });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
