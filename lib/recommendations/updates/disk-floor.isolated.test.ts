import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { config } from "#lib/core/config.ts";
import { inviteAs, withTestDatabase } from "#tests/support/database.ts";
import { receiveUpload } from "./store.ts";

withTestDatabase();
beforeAll(() => {
  process.env.DISK_FLOOR_MB = "1000000000000";
});

test("a file is refused where less space is free than DISK_FLOOR_MB, and nothing of it stays", async () => {
  const lead = await inviteAs("viewer");
  let sent = 0;
  async function* file() {
    for (; sent < 5; sent += 1) yield Buffer.alloc(100_000, 65);
  }
  expect(await receiveUpload(lead, "a.txt", file())).toMatchObject({ refused: "no room" });
  expect(sent).toBe(5);
  expect(readdirSync(join(config().dataDir, "incoming"))).toEqual([]);
});
