import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import SQLite from "better-sqlite3";
import { filledIn, formAt, postedTo } from "../bench/forms.ts";
import { type Serving, startProduct } from "../bench/serving.ts";

const run = promisify(execFile);
export const OWNED = ["HU2-1", "HU2-3", "HU2-4", "HU2-5"];
/** Acknowledged before the backup begins, so that there is something to lose. */
const BEFORE = 60;
const LARGEST = 400_000;

/** What a writer was told: the number of its fact, and the key of the form by which it was sent. */
export interface Acknowledged {
  readonly trail: number;
  readonly formKey: string;
}

/**
 * Rehearses the loss of a machine: eight writers post updates and evidence over HTTP, `npm run backup` runs meanwhile,
 * the data folder is destroyed, the backup restored elsewhere, verified and served. Throws where a fact acknowledged
 * before the backup began is not there exactly once, or an evidence file does not open with its checksum. Gives how many
 * there were of each.
 */
export async function restoreElsewhere(): Promise<Readonly<Record<"facts" | "files", number>>> {
  const place = await mkdtemp(join(tmpdir(), "tracker-rehearsal-"));
  const [folder, elsewhere] = [join(place, "data"), join(place, "elsewhere")];
  try {
    const product = await startProduct(folder);
    const { before, backup } = await backupUnderLoad(product, folder).finally(() => product.stop());
    await rm(folder, { recursive: true });
    await command("restore", elsewhere, backup);
    await command("verify", elsewhere);
    const restored = await startProduct(elsewhere);
    try {
      demandFacts(elsewhere, before);
      return { facts: before.length, files: await demandFiles(restored, elsewhere) };
    } finally {
      await restored.stop();
    }
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function backupUnderLoad(product: Serving, folder: string) {
  const acknowledged: Acknowledged[] = [];
  let isOver = false;
  const writing = Promise.all(
    OWNED.flatMap((reference) => [updates(reference), evidence(reference)]).map(async (post) => {
      while (!isOver) acknowledged.push(await post(product));
    }),
  );
  // A writer that fails ends the rehearsal, and not only its own part of it.
  const failed = writing.then(() => {
    if (!isOver) throw new Error("the writers stopped");
  });
  try {
    while (acknowledged.length < BEFORE) await Promise.race([pause(20), failed]);
    const before = [...acknowledged];
    const said = await Promise.race([command("backup", folder), failed]);
    const backup = /^A backup was made: (\S+) /m.exec(said ?? "")?.[1];
    if (!backup) throw new Error(`the backup was not made: ${said}`);
    if (acknowledged.length === before.length) throw new Error("nothing was posted while the backup was made");
    return { before, backup };
  } finally {
    isOver = true;
    await writing;
  }
}

/** A command as somebody gives it on the machine. Throws with what it wrote where its exit status is not nought. */
async function command(script: "backup" | "restore" | "verify", dataDir: string, ...given: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [`scripts/${script}.ts`, ...given], {
    env: { ...process.env, DATA_DIR: dataDir, BACKUP_DIR: join(dataDir, "../backups") },
  });
  return stdout;
}

/** Posts updates on one recommendation, each in sight of the one before. */
export function updates(reference: string) {
  let seen: string | null = null;
  return async (product: Serving): Promise<Acknowledged> => {
    const told = await posted(product, `/recommendations/${reference}/update`, {
      ...(seen && { seen }),
      rating: "on-track",
      done: "Practitioners of four teams were asked what they do.",
      difference: "Six in ten now do it.",
      next: "The other teams are asked.",
    });
    seen = String(told.trail);
    return told;
  };
}

/** Posts pieces of evidence on one recommendation, each a file of its own. */
export function evidence(reference: string) {
  return async (product: Serving): Promise<Acknowledged> => {
    const text = `Minutes ${randomUUID()}\n`.repeat(1 + Math.floor((Math.random() * LARGEST) / 50));
    const typed = { "evidence.0.title": "Minutes", "evidence.0.shows": "activity", "evidence.0.trueOn": "2026-01-05" };
    const file = new File([text], "minutes.txt", { type: "text/plain" });
    return posted(product, `/recommendations/${reference}/evidence`, typed, file);
  };
}

async function posted(product: Serving, path: string, typed: Readonly<Record<string, string>>, file?: File) {
  const formKey = randomUUID();
  const form = filledIn((await formAt(product, path)).fields);
  for (const [name, value] of Object.entries({ ...typed, formKey })) form.set(name, value);
  if (file) form.set("evidence.0.file", file);
  const trail = Number(/#n(\d+)$/.exec(await postedTo(product, path, form))?.[1]);
  if (!trail) throw new Error(`a form posted to ${path} was taken without a number`);
  return { trail, formKey };
}

/** Throws where a fact that was acknowledged is not in a data folder exactly once, under the number its sender was told. */
export function demandFacts(folder: string, acknowledged: readonly Acknowledged[]) {
  const database = new SQLite(join(folder, "tracker.db"), { readonly: true });
  try {
    const numbers = database.prepare<[string], number>("select number from trail where form_key = ?").pluck();
    for (const { trail, formKey } of acknowledged) {
      const found = numbers.all(formKey);
      if (found.length !== 1 || found[0] !== trail)
        throw new Error(`fact ${trail} was acknowledged, and is there ${found.length} times`);
    }
  } finally {
    database.close();
  }
}

/** Opens each evidence file as a person does, and holds it against its checksum. Gives how many there were. */
async function demandFiles(product: Serving, folder: string): Promise<number> {
  const database = new SQLite(join(folder, "tracker.db"), { readonly: true });
  const kept = database
    .prepare<[], { id: number; sha256: string }>("select id, sha256 from evidence where sha256 is not null")
    .all();
  database.close();
  if (kept.length < OWNED.length) throw new Error(`there are ${kept.length} evidence files only`);
  for (const { id, sha256 } of kept) {
    const answer = await fetch(`${product.origin}/api/evidence/${id}`, { headers: { cookie: product.cookie } });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (answer.status !== 200 || createHash("sha256").update(bytes).digest("hex") !== sha256)
      throw new Error(`evidence ${id} does not open as it was given: status ${answer.status}, ${bytes.length} bytes`);
  }
  return kept.length;
}
