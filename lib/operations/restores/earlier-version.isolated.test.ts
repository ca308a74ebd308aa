import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "#db/client.ts";
import { asOfInstant, type Context, contextAt } from "#lib/core/context.ts";
import { setDatabase } from "#lib/core/database.ts";
import { setup } from "#lib/core/viewer.ts";
import { upgradeDatabase } from "#lib/operations/backups/upgrade.ts";
import { verifyAll } from "#lib/operations/checks/queries.ts";
import { startUpProblems } from "#lib/operations/checks/start-up.ts";
import { getHeldText } from "#lib/privacy/moderation/queries.ts";
import { getPaper } from "#lib/reporting/papers/queries.ts";
import { timelineOf } from "#lib/reporting/timeline/queries.ts";
import { listAllStatuses } from "#lib/status/queries.ts";

/**
 * A data folder that version 0.1.0 wrote, in a trial: updates, a text held for review and released, another still held, a
 * redacted passage, a removed file, a moved due date, a sign-off and an issued paper; `expected.json` is what that
 * version read from it.
 */
const fixture = join(import.meta.dirname, "../../../tests/fixtures/data-folder-0.1.0");
const expected = JSON.parse(readFileSync(join(fixture, "expected.json"), "utf8"));
const dataDir = mkdtempSync(join(tmpdir(), "tracker-earlier-"));
let open: Database;
let ctx: Context;

beforeAll(async () => {
  process.env.DATA_DIR = dataDir;
  cpSync(join(fixture, "evidence"), join(dataDir, "evidence"), { recursive: true });
  writeFileSync(join(dataDir, "tracker.db"), gunzipSync(readFileSync(join(fixture, "tracker.db.gz"))));
  open = openDatabase(dataDir);
  setDatabase(open);
  await upgradeDatabase(open, { dataDir, backupDir: join(dataDir, "backups"), diskFloor: 0 });
  ctx = contextAt(setup, await asOfInstant(expected.at));
});
afterAll(() => {
  setDatabase(undefined);
  open.close();
  rmSync(dataDir, { recursive: true });
});

test("it can be served, and its chain and files are verified", async () => {
  expect(await startUpProblems({ dataDir, diskFloor: 0 })).toEqual([]);
  const { findings, rows } = await verifyAll(open, dataDir);
  expect(findings).toEqual([]);
  expect(rows).toBe(expected.trail);
});

test("every recommendation has the status that version read", async () => {
  const statuses = await listAllStatuses(ctx, {});
  expect(
    statuses.map((one) => ({
      reference: one.reference,
      shown: one.status,
      dueOn: one.dueOn,
      updates: one.updateCount,
      evidence: one.evidenceCount,
    })),
  ).toEqual(expected.statuses);
});

test("every timeline has the entries that version read", async () => {
  for (const { id, reference } of await listAllStatuses(ctx, {}))
    expect([reference, (await timelineOf(ctx, { id }, "everything")).length]).toEqual([
      reference,
      expected.timeline[reference],
    ]);
});

test("the issued paper and the text that was held are read", async () => {
  expect((await getPaper(ctx, expected.meetingId, 1)).paper.cover.title).toBe(expected.paper);
  const { texts } = await getHeldText(ctx, expected.heldTrail);
  expect(texts.find(({ column }) => column === "done")?.text).toContain("[removed]");
});
