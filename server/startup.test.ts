import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { lockFolder, unlockFolder } from "#db/folder-lock.ts";

const root = join(import.meta.dirname, "..");
const dataDir = mkdtempSync(join(tmpdir(), "tracker-starting-"));
afterAll(() => rmSync(dataDir, { recursive: true }));

/** Starts the tracker on the data folder of these tests, and waits until it ends. */
function start(cwd: string, settings: NodeJS.Dict<string>) {
  return spawnSync(process.execPath, [join(root, "server/main.ts")], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, DATA_DIR: dataDir, PORT: "4391", APP_URL: "", AUTH_SECRET: "", ...settings },
    timeout: 60_000,
  });
}

test("a start on what is not whole says each thing in a sentence, ends with status 1, and changes nothing", () => {
  mkdirSync(join(dataDir, "evidence/ab"), { recursive: true });
  writeFileSync(join(dataDir, "tracker.db"), "no database".repeat(1000));
  const { status, stdout, stderr } = start(root, { DISK_FLOOR_MB: "1000000000000" });
  expect(stderr.trim().split("\n")).toEqual([
    expect.stringMatching(/^The disk of .* has [\d,]+ MB left, and 1,000,000,000,000 MB have to be free\./),
    expect.stringMatching(/^The database in .* can't be opened \(SQLITE_NOTADB\)\. Restore the last backup/),
  ]);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(readdirSync(dataDir).sort()).toEqual(["evidence", "tracker.db"]);
}, 90_000);

test("a start without the server actions of a build says so, ends with status 1, and makes no database", () => {
  rmSync(join(dataDir, "tracker.db"));
  rmSync(join(dataDir, "evidence"), { recursive: true });
  const manifest = join(dataDir, ".next/server/server-reference-manifest.json");
  mkdirSync(join(manifest, ".."), { recursive: true });
  writeFileSync(manifest, '{"node":{},"edge":{}}');
  const { status, stdout, stderr } = start(dataDir, { DISK_FLOOR_MB: "0" });
  expect(stderr).toMatch(/^The build has no server actions in .next\/server\/server-reference-manifest.json/);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(readdirSync(dataDir)).toEqual([".next"]);
}, 90_000);

test("a second start on the same folder is refused with a sentence, and changes nothing", () => {
  expect(lockFolder(dataDir)).toBe(true);
  const before = readdirSync(dataDir);
  const { status, stdout, stderr } = start(root, { DISK_FLOOR_MB: "0" });
  unlockFolder(dataDir);
  expect(stderr).toBe(
    `Another tracker is running on ${dataDir}. Stop it first, or set another DATA_DIR for this one.\n`,
  );
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(readdirSync(dataDir)).toEqual(before);
}, 90_000);
