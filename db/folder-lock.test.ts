import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { isFolderLocked, LOCK_FILE, lockFolder, unlockFolder } from "./folder-lock.ts";

const place = mkdtempSync(join(tmpdir(), "tracker-locks-"));
afterAll(() => rmSync(place, { recursive: true }));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(place, "data-"));
});

/** Another process that takes the lock and waits. */
async function lockedByAnother(): Promise<ChildProcess> {
  const script = `import { lockFolder } from ${JSON.stringify(join(import.meta.dirname, "folder-lock.ts"))};
    console.log(lockFolder(${JSON.stringify(folder)})); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", script], {
    cwd: join(import.meta.dirname, ".."),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = child.stdout ? await once(child.stdout, "data") : [];
  expect(String(said)).toBe("true\n");
  return child;
}

test("a folder that another process has locked can't be locked, until that is killed", async () => {
  const other = await lockedByAnother();
  expect([isFolderLocked(folder), lockFolder(folder)]).toEqual([true, false]);
  other.kill("SIGKILL");
  await once(other, "exit");
  expect([isFolderLocked(folder), lockFolder(folder)]).toEqual([false, true]);
  unlockFolder(folder);
});

test("one's own lock is no other's, and can be taken again", () => {
  expect([lockFolder(folder), lockFolder(folder), isFolderLocked(folder)]).toEqual([true, true, false]);
  unlockFolder(folder);
  expect(lockFolder(folder)).toBe(true);
  unlockFolder(folder);
});

test("asking creates no file, and the lock is an empty one", () => {
  expect(isFolderLocked(folder)).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
  lockFolder(folder);
  expect(readdirSync(folder)).toEqual([LOCK_FILE]);
  unlockFolder(folder);
});
