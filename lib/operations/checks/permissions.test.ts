import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { writeErrorCode } from "#lib/core/disk.ts";
import { closeToOthers } from "./permissions.ts";

const place = mkdtempSync(join(tmpdir(), "tracker-permissions-"));
afterAll(() => rmSync(place, { recursive: true }));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(place, "data-"));
});
const permissions = () => (statSync(folder).mode & 0o777).toString(8);

test("a data folder that the checks of a start create is the tracker's alone", async () => {
  folder = join(folder, "new/data");
  expect(await writeErrorCode(folder)).toBeNull();
  expect(permissions()).toBe("700");
  expect(await closeToOthers(folder)).toBeNull();
});

test.each(["755", "750", "770", "701"])("a data folder with permissions %s is closed to others", async (given) => {
  for (const name of ["evidence", "incoming"]) mkdirSync(join(folder, name));
  for (const name of ["tracker.db", "tracker.db-wal", "tracker.lock"]) writeFileSync(join(folder, name), "");
  chmodSync(folder, Number.parseInt(given, 8));
  expect(await closeToOthers(folder)).toEqual({ permissions: given, taken: true });
  expect(permissions()).toBe("700");
});

test("a folder that has files of others stays as it is", async () => {
  writeFileSync(join(folder, "letters.txt"), "theirs");
  chmodSync(folder, 0o755);
  expect(await closeToOthers(folder)).toEqual({ permissions: "755", taken: false });
  expect(permissions()).toBe("755");
});
