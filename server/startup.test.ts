import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const dataDir = mkdtempSync(join(tmpdir(), "tracker-starting-"));
afterAll(() => rmSync(dataDir, { recursive: true }));

test("a start on what is not whole says each thing in a sentence, ends with status 1, and changes nothing", () => {
  mkdirSync(join(dataDir, "evidence/ab"), { recursive: true });
  writeFileSync(join(dataDir, "tracker.db"), "no database".repeat(1000));
  const { status, stdout, stderr } = spawnSync(process.execPath, ["server/main.ts"], {
    cwd: join(import.meta.dirname, ".."),
    encoding: "utf8",
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      DISK_FLOOR_MB: "1000000000000",
      PORT: "4391",
      APP_URL: "",
      AUTH_SECRET: "",
    },
    timeout: 60_000,
  });
  expect(stderr.trim().split("\n")).toEqual([
    expect.stringMatching(/^The disk of .* has [\d,]+ MB left, and 1,000,000,000,000 MB have to be free\./),
    expect.stringMatching(/^The database in .* can't be opened \(SQLITE_NOTADB\)\. Restore the last backup/),
  ]);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(readdirSync(dataDir).sort()).toEqual(["evidence", "tracker.db"]);
}, 90_000);
