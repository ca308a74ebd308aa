import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { get } from "../driver/http.ts";
import { startTracker, type Tracker } from "../driver/tracker.ts";
import type { FaultContext, Outcome } from "./context.ts";
import { readRows, runScript, violationsIn } from "./data-folder.ts";
import { countResults, newWriteLog, signInWriters, startWriting, waitForWrites } from "./writers.ts";

const WRITES_BEFORE = 60;

/**
 * The fault `restore`: `npm run backup` runs while eight writers post, the data folder is deleted, and the backup restored
 * into another folder, verified and served. Each write that was acknowledged before the backup began has to be there, and
 * each evidence file has to open with its checksum.
 */
export async function restore({ workFolder }: FaultContext): Promise<Outcome> {
  const [folder, elsewhere] = [join(workFolder, "data"), join(workFolder, "elsewhere")];
  const tracker = await startTracker(folder);
  const { before, backup, violations } = await backupUnderLoad(tracker, folder).finally(() => tracker.stop());
  await rm(folder, { recursive: true });
  await runScript("restore", elsewhere, backup);
  await runScript("verify", elsewhere);
  const restored = await startTracker(elsewhere);
  try {
    violations.push(...(await violationsIn(elsewhere, before)));
    const { opened, wrong } = await openEvidence(restored, elsewhere);
    return {
      counted: { "writes before": before.length, "files opened": opened },
      violations: [...violations, ...wrong],
    };
  } finally {
    await restored.stop();
  }
}

async function backupUnderLoad(tracker: Tracker, folder: string) {
  const log = newWriteLog();
  const writers = await signInWriters(tracker);
  const options = { log, round: "restore", origin: () => tracker.origin, largestFile: 400_000 };
  const { failed, stop } = startWriting(writers, options);
  try {
    const before = await waitForWrites(log, WRITES_BEFORE, failed);
    const output = await runScript("backup", folder);
    const backup = /^A backup was made: (\S+) /m.exec(output)?.[1];
    if (!backup) throw new Error(`the backup was not made: ${output}`);
    if (countResults(log.sent).acknowledged === before.length)
      throw new Error("nothing was posted while the backup was made");
    return { before, backup, violations: log.violations };
  } finally {
    await stop();
  }
}

/** Opens each evidence file as a person does, and compares it with its checksum. */
async function openEvidence(tracker: Tracker, folder: string) {
  const cookie = await tracker.signIn("business");
  const files = readRows<{ id: number; sha256: string }>(
    folder,
    "select id, sha256 from evidence where sha256 is not null",
  );
  const wrong = files.length < 4 ? [`there are only ${files.length} evidence files`] : [];
  for (const { id, sha256 } of files) {
    const { status, body } = await get(tracker.origin, `/api/evidence/${id}`, cookie);
    if (status !== 200 || createHash("sha256").update(body).digest("hex") !== sha256)
      wrong.push(`evidence ${id} does not open as it was uploaded: status ${status}, ${body.length} bytes`);
  }
  return { opened: files.length, wrong };
}
