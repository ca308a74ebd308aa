import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import SQLite from "better-sqlite3";
import type { Sent } from "./writers.ts";

/**
 * Holds what stands in a data folder against what was sent: every acknowledged write is there exactly once and whole, a
 * refused one is not, one whose fate its sender does not know is there once or not at all; no fact is without its file, no
 * file without its fact, and the chain is intact. Gives a sentence for each violation. To be called after a start, which
 * sweeps.
 */
export async function violationsIn(folder: string, sent: readonly Sent[]): Promise<string[]> {
  return [...writesAstray(folder, sent), ...filesWithoutFact(folder), ...(await notVerified(folder))];
}

interface Written {
  readonly trail: number;
  readonly mark: string;
  readonly sha256: string;
}

function writesAstray(folder: string, sent: readonly Sent[]): string[] {
  const evidence = read<Written>(folder, "select trail, title as mark, sha256 from evidence where url is null");
  const updates = read<Pick<Written, "trail" | "mark">>(folder, "select trail, done as mark from updates");
  const evidenceBy = Map.groupBy(evidence, ({ mark }) => mark);
  const updatesBy = Map.groupBy(updates, ({ mark }) => mark);
  return sent.flatMap(({ mark, what, sha256, fate }) => {
    const [files, words] = [evidenceBy.get(mark) ?? [], updatesBy.get(mark) ?? []];
    const isOneWrite = new Set([...files, ...words].map(({ trail }) => trail)).size === 1;
    const isWhole =
      isOneWrite &&
      words.length === (what === "update" ? 1 : 0) &&
      files.length === (sha256 === null ? 0 : 1) &&
      files.every((file) => file.sha256 === sha256);
    const isAbsent = files.length === 0 && words.length === 0;
    const holds = fate === "acknowledged" ? isWhole : fate === "refused" ? isAbsent : isWhole || isAbsent;
    return holds ? [] : [`${what} “${mark}” (${fate}): ${words.length} updates, ${files.length} pieces of evidence`];
  });
}

function filesWithoutFact(folder: string): string[] {
  const known = new Set(
    read<{ sha256: string }>(folder, "select sha256 from evidence where sha256 is not null").map(
      ({ sha256 }) => sha256,
    ),
  );
  const kept = join(folder, "evidence");
  const files = readdirSync(kept).flatMap((shelf) => readdirSync(join(kept, shelf)));
  return files.filter((name) => !known.has(name)).map((name) => `the file ${name} has no fact`);
}

/** Whether `npm run verify` finds all as it was written: the chain, every digest, every file's checksum. */
async function notVerified(folder: string): Promise<string[]> {
  try {
    await promisify(execFile)(process.execPath, ["scripts/verify.ts"], {
      env: { ...process.env, DATA_DIR: folder },
      maxBuffer: 64 * 1024 * 1024,
    });
    return [];
  } catch (error) {
    return [error instanceof Error && "stderr" in error ? String(error.stderr).slice(0, 2000) : String(error)];
  }
}

/** Rows of a tracker's database, read beside the running server. */
export function read<Row>(folder: string, query: string): Row[] {
  const sqlite = new SQLite(join(folder, "tracker.db"), { readonly: true, timeout: 10_000 });
  try {
    return sqlite.prepare<[], Row>(query).all();
  } finally {
    sqlite.close();
  }
}
