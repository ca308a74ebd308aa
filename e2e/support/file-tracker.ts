import { join } from "node:path";
import { copyOfTemplate } from "./template.ts";
import { startTracker, type Tracker, type TrackerOptions } from "./tracker.ts";

type Options = Omit<TrackerOptions, "dataDir">;

/** A tracker on its own copy of the seeded trial, and what stops it and removes its data. */
export interface OwnTracker {
  readonly tracker: Tracker;
  /** Throws where the server logged an error, or exits with a code other than 0. */
  finish(): Promise<void>;
}

/** Starts a tracker on a copy of the seeded trial. */
export async function startOnCopy(options: Options): Promise<OwnTracker> {
  const { folder, remove } = await copyOfTemplate();
  const tracker = await startTracker({ ...options, dataDir: join(folder, "data") });
  return {
    tracker,
    async finish() {
      const code = await tracker.stop();
      await remove();
      const complaints = tracker.complaints();
      if (code !== 0 || complaints.length > 0)
        throw new Error([`the server exited with ${code}, and had complained of:`, ...complaints].join("\n"));
    },
  };
}

interface Current {
  file: string;
  readonly options: string;
  readonly own: OwnTracker;
}

/**
 * The tracker that the tests of one file share. The next file has the same server with the data of a new one, or another
 * server if it has other settings or a clock that moves, since a server does not expect its clock to go back.
 */
export class FileTracker {
  #current: Current | undefined;

  async of(file: string, options: Options): Promise<Tracker> {
    const [current, key] = [this.#current, JSON.stringify(options)];
    if (current?.options === key && current.file === file) return current.own.tracker;
    if (current?.options === key && !options.clockMoves) {
      await current.own.tracker.reset();
      current.file = file;
      return current.own.tracker;
    }
    await this.finish();
    this.#current = { file, options: key, own: await startOnCopy(options) };
    return this.#current.own.tracker;
  }

  async finish(): Promise<void> {
    const finished = this.#current;
    this.#current = undefined;
    try {
      await finished?.own.finish();
    } catch (error) {
      throw new Error(`The tracker of ${finished?.file} did not end well.`, { cause: error });
    }
  }
}
