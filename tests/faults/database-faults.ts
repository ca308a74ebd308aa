import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import SQLite from "better-sqlite3";
import type { FaultContext, Outcome } from "./context.ts";
import { smallFilesystem } from "./filesystems.ts";
import { runTransientFault } from "./transient-fault.ts";

const MEGABYTES = 64;

/** The fault `disk-full`: the file system is filled to its last byte while eight writers post, and emptied again. */
export async function diskFull({ workFolder, isShort }: FaultContext): Promise<Outcome> {
  const filesystem = await smallFilesystem(workFolder, MEGABYTES);
  const filler = join(dirname(filesystem.folder), "filler");
  try {
    return await runTransientFault({
      folder: filesystem.folder,
      rounds: isShort ? 1 : 5,
      milliseconds: 4000,
      isReadable: true,
      async begin() {
        fill(filler);
        return async () => rmSync(filler);
      },
    });
  } finally {
    await filesystem.release();
  }
}

/** The fault `locked`: another process (this one) keeps the database locked for ten seconds while eight writers post. */
export function locked({ workFolder, isShort }: FaultContext): Promise<Outcome> {
  const folder = join(workFolder, "data");
  return runTransientFault({
    folder,
    rounds: isShort ? 1 : 5,
    milliseconds: 10_000,
    isReadable: true,
    async begin() {
      const sqlite = new SQLite(join(folder, "tracker.db"), { fileMustExist: true, timeout: 10_000 });
      sqlite.exec("BEGIN EXCLUSIVE");
      return async () => void sqlite.close();
    },
  });
}

function fill(path: string) {
  const file = openSync(path, "w");
  try {
    for (const size of [1024 * 1024, 4096]) writeUntilFull(file, Buffer.alloc(size));
  } finally {
    closeSync(file);
  }
}

function writeUntilFull(file: number, block: Buffer) {
  try {
    for (let written = 0; written < MEGABYTES * 1024 * 1024; written += block.length) writeSync(file, block);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
  }
}
