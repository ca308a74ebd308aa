import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { NotRunHere } from "./context.ts";

const execute = promisify(execFile);

/** A file system that holds only a data folder. */
export interface Filesystem {
  readonly folder: string;
  release(): Promise<void>;
}

export interface PowerCutFilesystem extends Filesystem {
  /** Stops all writing at once, without flushing anything. */
  cut(): Promise<void>;
  remount(): Promise<void>;
}

/** An ext4 file system in an image file, whose power can be cut. Throws NotRunHere. */
export async function powerCutFilesystem(workFolder: string): Promise<PowerCutFilesystem> {
  const [image, place] = [join(workFolder, "disk.img"), join(workFolder, "disk")];
  mkdirSync(place);
  await requires("there is no xfs_io (xfsprogs)", "xfs_io", ["-V"]);
  await run("truncate", ["-s", "512M", image]);
  await requires("there is no mkfs.ext4 (e2fsprogs)", "mkfs.ext4", ["-q", image]);
  const mount = ["-o", "loop", image, place];
  await requires("a loop device can't be mounted", "mount", mount);
  unmountAtExit(place);
  const filesystem = {
    folder: join(place, "data"),
    cut: () => run("xfs_io", ["-x", "-c", "shutdown", place]),
    async remount() {
      await run("umount", [place]);
      await run("mount", mount);
    },
    release: () => run("umount", [place]),
  };
  await assertLosesUnsynced(filesystem, join(place, "not-synced"));
  return filesystem;
}

/** A small file system in memory, which can be filled. Throws NotRunHere. */
export async function smallFilesystem(workFolder: string, megabytes: number): Promise<Filesystem> {
  const place = join(workFolder, "small");
  mkdirSync(place);
  await requires("no file system can be mounted", "mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", place]);
  unmountAtExit(place);
  return { folder: join(place, "data"), release: () => run("umount", [place]) };
}

/** Runs a command that this machine may not be able to run. Throws NotRunHere with the reason. */
export async function requires(reason: string, command: string, args: readonly string[]): Promise<void> {
  try {
    await execute(command, args);
  } catch (error) {
    const firstLine = error instanceof Error && "stderr" in error ? String(error.stderr).trim().split("\n")[0] : "";
    throw new NotRunHere(firstLine ? `${reason}: ${firstLine}` : reason);
  }
}

/** If a cut loses nothing, the fault would prove nothing. */
async function assertLosesUnsynced(filesystem: PowerCutFilesystem, file: string) {
  writeFileSync(file, "written, but not synced");
  await filesystem.cut();
  await filesystem.remount();
  if (!existsSync(file)) return;
  await filesystem.release();
  throw new NotRunHere("what was not synced survives a cut here");
}

/** An interrupted run leaves nothing mounted. If the file system was released before, this has no effect. */
function unmountAtExit(place: string) {
  process.once("exit", () => spawnSync("umount", ["--lazy", place]));
}

async function run(command: string, args: readonly string[]): Promise<void> {
  await execute(command, args);
}
