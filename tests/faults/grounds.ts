import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { NotHere } from "./report.ts";

const execute = promisify(execFile);

/** A file system of its own for a data folder, which a fault is done to. */
export interface Ground {
  readonly folder: string;
  release(): Promise<void>;
}

/** An ext4 file system in a file, whose power can be cut. Throws NotHere. */
export async function powerCutGround(
  workFolder: string,
): Promise<Ground & { cut(): Promise<void>; comeBack(): Promise<void> }> {
  const [image, place] = [join(workFolder, "disk.img"), join(workFolder, "disk")];
  mkdirSync(place);
  await possible("there is no xfs_io (xfsprogs)", "xfs_io", ["-V"]);
  await run("truncate", ["-s", "512M", image]);
  await possible("there is no mkfs.ext4 (e2fsprogs)", "mkfs.ext4", ["-q", image]);
  const mount = ["-o", "loop", image, place];
  await possible("a loop device can't be mounted", "mount", mount);
  releaseAtExit(place);
  const ground = {
    folder: join(place, "data"),
    // Nothing is written any more, and what was not on the disk by then is lost: no log is flushed.
    cut: () => run("xfs_io", ["-x", "-c", "shutdown", place]),
    async comeBack() {
      await run("umount", [place]);
      await run("mount", mount);
    },
    release: () => run("umount", [place]),
  };
  await demandThatItLoses(ground, join(place, "not-synced"));
  return ground;
}

/** A cut that loses nothing would show nothing. */
async function demandThatItLoses(
  ground: Ground & { cut(): Promise<void>; comeBack(): Promise<void> },
  unsynced: string,
) {
  writeFileSync(unsynced, "written, and not made sure of");
  await ground.cut();
  await ground.comeBack();
  if (!existsSync(unsynced)) return;
  await ground.release();
  throw new NotHere("what was not synced survives a cut here");
}

/** A small file system in memory, which can be filled. Throws NotHere. */
export async function smallGround(workFolder: string, megabytes: number): Promise<Ground> {
  const place = join(workFolder, "small");
  mkdirSync(place);
  await possible("no file system can be mounted", "mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", place]);
  releaseAtExit(place);
  return { folder: join(place, "data"), release: () => run("umount", [place]) };
}

/** Ended in the middle, nothing stays mounted; where it was released before, this does nothing. */
function releaseAtExit(place: string) {
  process.once("exit", () => spawnSync("umount", ["--lazy", place]));
}

/** Does what this machine may not be able to do. Throws NotHere, with the reason. */
export async function possible(reason: string, command: string, given: readonly string[]): Promise<void> {
  try {
    await execute(command, given);
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim().split("\n")[0] : "";
    throw new NotHere(said ? `${reason}: ${said}` : reason);
  }
}

async function run(command: string, given: readonly string[]): Promise<void> {
  await execute(command, given);
}
