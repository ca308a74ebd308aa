import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { copyDatabase } from "#db/copy.ts";
import { config } from "#lib/core/config.ts";
import { currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { Conflict, Invalid } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { scanStateOf } from "#lib/files/scanning/rules.ts";
import { verifyAll } from "#lib/operations/checks/queries.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { removeFile } from "#lib/privacy/redaction/commands.ts";
import { type Daemon, type DaemonBehaviour, EICAR, startDaemon } from "#tests/support/clamav-daemon.ts";
import {
  catchError,
  seedTestUsers,
  type TestUsers,
  uploadTestFile,
  withTestDatabase,
} from "#tests/support/database.ts";
import { addEvidence } from "./commands.ts";
import { listEvidence, listInfectedFiles } from "./queries.ts";
import { openEvidenceFile, scanUnscannedFiles } from "./scanning.store.ts";
import { receiveUpload } from "./store.ts";

// A port without a daemon until a test starts one on it.
const reserved = await startDaemon();
await reserved.stop();
process.env.CLAMAV = `127.0.0.1:${reserved.port}`;

withTestDatabase();
let users: TestUsers;
let lead: Viewer;
beforeAll(async () => {
  users = await seedTestUsers();
  lead = users.leads.earlyHelp;
});

let daemon: Daemon | undefined;
async function startScanner(behaviour?: DaemonBehaviour): Promise<Daemon> {
  daemon = await startDaemon(behaviour, reserved.port);
  return daemon;
}
async function stopScanner() {
  await daemon?.stop();
  daemon = undefined;
}
afterEach(stopScanner);

const reference = "HU2-4";

/** Posts a file as evidence, and returns its id. */
async function posted(text: string, by = lead): Promise<number> {
  const file = await uploadTestFile(by, "minutes.txt", text);
  await addEvidence(by, { reference, evidence: [{ file, shows: "activity", trueOn: "2026-01-05" }] });
  return (await listed()).at(0)?.id ?? 0;
}

async function listed(viewer = lead) {
  const { id } = await getRecommendation(await currentContext(viewer), reference);
  return listEvidence(await currentContext(viewer), id);
}

const open = async (id: number, viewer = lead) => openEvidenceFile(await currentContext(viewer), id);
const textOf = async (id: number, viewer = lead) => (await open(id, viewer)).content.text();

function filesIn(name: string): number {
  const folder = join(config().dataDir, name);
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
}

describe("with the scanner available", () => {
  test("a clean file is scanned before it is posted, and can be opened at once", async () => {
    const scanner = await startScanner();
    const id = await posted("All was well.");
    expect(scanner.scanned).toEqual(["All was well.".length]);
    expect((await listed()).find((one) => one.id === id)?.scan).toBe("clean");
    await stopScanner();
    expect(await textOf(id)).toBe("All was well.");
  });

  test("an infected file is refused with a message, and is not stored", async () => {
    await startScanner();
    const before = [filesIn("incoming"), filesIn("evidence")];
    const received = await receiveUpload(lead, "minutes.txt", Readable.from([Buffer.from(`- ${EICAR}`)]));
    expect(received).toEqual({
      refused: "virus found",
      sentence: expect.stringContaining("“minutes.txt” was not kept: a virus was found in it."),
    });
    expect([filesIn("incoming"), filesIn("evidence")]).toEqual(before);
  });
});

describe("with the scanner unavailable", () => {
  test.each([undefined, "breaks off", "answers nonsense"] as const)(
    "(%s) a file is stored and posted, and cannot be opened until it is scanned",
    async (behaviour) => {
      if (behaviour) await startScanner(behaviour);
      const text = `Kept for later: ${crypto.randomUUID()}`;
      const id = await posted(text);
      for (const viewer of [lead, users.business, users.executive, users.viewer]) {
        expect((await catchError(Conflict, open(id, viewer))).message).toContain("being checked for viruses");
        expect((await listed(viewer)).find((one) => one.id === id)?.scan).toBe("waiting");
      }
      expect(await scanUnscannedFiles()).toBe(0);
      await stopScanner();
      await startScanner();
      expect(await textOf(id, users.viewer)).toBe(text);
      expect((await listed()).find((one) => one.id === id)?.scan).toBe("clean");
    },
  );

  test("waiting files, posted or not, are scanned once it is available again", async () => {
    const id = await posted(`Kept: ${crypto.randomUUID()}`);
    const ticket = await uploadTestFile(lead, "later.txt", `Later: ${crypto.randomUUID()}`);
    const scanner = await startScanner();
    expect(await scanUnscannedFiles()).toBe(2);
    expect(await scanUnscannedFiles()).toBe(0);
    expect(scanner.scanned).toHaveLength(2);
    await stopScanner();
    expect(await textOf(id)).toContain("Kept: ");
    await addEvidence(lead, { reference, evidence: [{ file: ticket, shows: "activity", trueOn: "2026-01-05" }] });
    expect(await textOf((await listed()).at(0)?.id ?? 0)).toContain("Later: ");
  });
});

describe("a virus that is found after the file was posted", () => {
  test("deletes the file, keeps the evidence, and is reported to its author and the business team", async () => {
    const id = await posted(`${EICAR} ${crypto.randomUUID()}`);
    const kept = filesIn("evidence");
    await startScanner();
    await scanUnscannedFiles();
    await stopScanner();
    expect(filesIn("evidence")).toBe(kept - 1);
    for (const viewer of [lead, users.business, users.viewer]) {
      expect((await catchError(Conflict, open(id, viewer))).message).toContain("A virus was found in this file.");
      expect((await listed(viewer)).find((one) => one.id === id)).toMatchObject({
        scan: "found",
        title: "minutes.txt",
      });
    }
    const told = async (viewer: Viewer) =>
      (await listInfectedFiles(await currentContext(viewer))).map((one) => one.evidenceId);
    expect(await told(lead)).toContain(id);
    expect(await told(users.business)).toContain(id);
    expect(await told(users.executive)).toEqual([]);
    expect(await told(users.leads.nhs)).toEqual([]);
    expect((await verifyAll()).findings).toEqual([]);
    const copy = join(config().dataDir, "copy.db");
    const { checksums } = copyDatabase(config().dataDir, copy);
    rmSync(copy);
    expect(checksums).toHaveLength(filesIn("evidence"));

    const rows = () => Number(database().sqlite.prepare("SELECT count(*) FROM scans").pluck().get());
    const before = rows();
    await removeFile(users.business, { evidenceId: String(id), reason: "It held a virus." });
    expect(await told(lead)).not.toContain(id);
    expect(rows()).toBe(before - 1);
  });

  test("is no longer reported once a newer version replaces it", async () => {
    const id = await posted(`${EICAR} ${crypto.randomUUID()}`);
    await startScanner();
    await scanUnscannedFiles();
    expect(await listInfectedFiles(await currentContext(lead))).toHaveLength(1);
    const file = await uploadTestFile(lead, "clean.txt");
    await addEvidence(lead, { reference, replaces: id, evidence: [{ file, shows: "activity", trueOn: "2026-01-05" }] });
    expect(await listInfectedFiles(await currentContext(lead))).toEqual([]);
  });

  test("also deletes the same file in another person's uploads", async () => {
    const text = `${EICAR} ${crypto.randomUUID()}`;
    const ticket = await uploadTestFile(users.leads.nhs, "same.txt", text);
    await posted(text);
    await startScanner();
    await scanUnscannedFiles();
    const adding = addEvidence(users.leads.nhs, {
      reference: "HU2-1",
      evidence: [{ file: ticket, shows: "activity", trueOn: "2026-01-05" }],
    });
    expect((await catchError(Invalid, adding)).fields).toEqual({
      "evidence.0.file": "This file is no longer here: choose it again.",
    });
  });
});

test("a file stays infected even if the scanner is no longer configured", () => {
  expect(scanStateOf("found", false)).toBe("found");
  expect(scanStateOf("found", true)).toBe("found");
  expect(scanStateOf("clean", true)).toBe("clean");
  expect(scanStateOf(null, true)).toBe("waiting");
  expect(scanStateOf(null, false)).toBe("clean");
});
