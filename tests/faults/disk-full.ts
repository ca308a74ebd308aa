import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Given } from "./given.ts";
import { smallGround } from "./grounds.ts";
import type { Outcome } from "./report.ts";
import { whileItLasts } from "./while-it-lasts.ts";

const MEGABYTES = 64;

/** The disk is filled to its last byte while eight people write, and emptied again. */
export async function diskFull({ workFolder, isShort }: Given): Promise<Outcome> {
  const ground = await smallGround(workFolder, MEGABYTES);
  const filler = join(dirname(ground.folder), "filler");
  try {
    return await whileItLasts({
      folder: ground.folder,
      rounds: isShort ? 1 : 5,
      lastsMilliseconds: 4000,
      isReadable: true,
      async begin() {
        fill(filler);
        return async () => rmSync(filler);
      },
    });
  } finally {
    await ground.release();
  }
}

function fill(path: string) {
  const file = openSync(path, "w");
  try {
    for (const size of [1024 * 1024, 4096]) writeAsMuchAsFits(file, Buffer.alloc(size));
  } finally {
    closeSync(file);
  }
}

function writeAsMuchAsFits(file: number, piece: Buffer) {
  try {
    for (let written = 0; written < MEGABYTES * 1024 * 1024; written += piece.length) writeSync(file, piece);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
  }
}
