import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import SQLite from "better-sqlite3";
import { root } from "../driver/tracker.ts";
import type { SentWrite } from "./writers.ts";

/**
 * Compares a data folder with what was sent to it. An acknowledged write has to be there exactly once, complete and under
 * the number that its sender was given, a refused one not at all, and one whose result the sender does not know once or not at all. Every evidence file needs a
 * fact, and `npm run verify` has to pass. Returns a sentence for each violation. Call it after a start, which deletes
 * files that were left without a fact.
 */
export async function violationsIn(folder: string, sent: readonly SentWrite[]): Promise<string[]> {
  return [...wrongWrites(folder, sent), ...filesWithoutFact(folder), ...(await verifyErrors(folder))];
}

/** Rows of the database of a data folder, read by a connection of its own while the server may be running. */
export function readRows<Row>(folder: string, query: string): Row[] {
  const sqlite = new SQLite(join(folder, "tracker.db"), { readonly: true, timeout: 10_000 });
  try {
    return sqlite.prepare<[], Row>(query).all();
  } finally {
    sqlite.close();
  }
}

/** The rows that a query finds; the query has to select their number as `count`. */
export function countRows(folder: string, query: string): number {
  return readRows<{ count: number }>(folder, query)[0]?.count ?? 0;
}

/** Runs one of the scripts of this checkout on a data folder and returns what it printed. Throws if it fails. */
export async function runScript(script: "backup" | "restore" | "verify", folder: string, ...args: string[]) {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, `scripts/${script}.ts`), ...args], {
    env: { ...process.env, DATA_DIR: folder, BACKUP_DIR: join(folder, "../backups") },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

interface WrittenRow {
  readonly trail: number;
  readonly mark: string;
  readonly sha256: string;
}

type WrittenUpdate = Omit<WrittenRow, "sha256">;

function wrongWrites(folder: string, sent: readonly SentWrite[]): string[] {
  const evidence = readRows<WrittenRow>(folder, "select trail, title as mark, sha256 from evidence where url is null");
  const updates = readRows<WrittenUpdate>(folder, "select trail, done as mark from updates");
  const evidenceByMark = Map.groupBy(evidence, ({ mark }) => mark);
  const updatesByMark = Map.groupBy(updates, ({ mark }) => mark);
  return sent.flatMap((write) => {
    const { mark, kind, result } = write;
    const [files, posted] = [evidenceByMark.get(mark) ?? [], updatesByMark.get(mark) ?? []];
    const isComplete = isWrittenOnce(write, files, posted);
    const isAbsent = files.length === 0 && posted.length === 0;
    const holds = result === "acknowledged" ? isComplete : result === "refused" ? isAbsent : isComplete || isAbsent;
    return holds ? [] : [`${kind} “${mark}” (${result}): ${posted.length} updates, ${files.length} pieces of evidence`];
  });
}

/** Whether all rows of a write are there, once and under one number: the number that its sender was given, if any. */
function isWrittenOnce(
  { kind, sha256, fact }: SentWrite,
  files: readonly WrittenRow[],
  posted: readonly WrittenUpdate[],
) {
  const numbers = new Set([...files, ...posted].map(({ trail }) => String(trail)));
  const [updatesSent, filesSent] = [kind === "update" ? 1 : 0, sha256 === null ? 0 : 1];
  return (
    numbers.size === 1 &&
    (fact === null || numbers.has(fact)) &&
    posted.length === updatesSent &&
    files.length === filesSent &&
    files.every((file) => file.sha256 === sha256)
  );
}

function filesWithoutFact(folder: string): string[] {
  const evidence = readRows<{ sha256: string }>(folder, "select sha256 from evidence where sha256 is not null");
  const known = new Set(evidence.map(({ sha256 }) => sha256));
  const shelves = join(folder, "evidence");
  const files = readdirSync(shelves).flatMap((shelf) => readdirSync(join(shelves, shelf)));
  return files.filter((name) => !known.has(name)).map((name) => `the file ${name} has no fact`);
}

/** What `npm run verify` finds wrong with the chain, a digest or a file's checksum. */
async function verifyErrors(folder: string): Promise<string[]> {
  try {
    await runScript("verify", folder);
    return [];
  } catch (error) {
    return [error instanceof Error && "stderr" in error ? String(error.stderr).slice(0, 2000) : String(error)];
  }
}
