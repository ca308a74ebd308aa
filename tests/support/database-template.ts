import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openDatabase } from "#db/client.ts";
import { applyMigrations } from "#db/migrate.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The folder that the tests keep their data in; `template/tracker.db` in it is a migrated, empty database. */
    testFolder: string;
  }
}

/** Vitest's global set-up: makes one migrated database, which each test file copies. */
export default async function makeTemplate(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "tracker-tests-"));
  const template = openDatabase(join(folder, "template"));
  applyMigrations(template);
  await template.finish();
  project.provide("testFolder", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
