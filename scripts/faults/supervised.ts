import { setTimeout as pause } from "node:timers/promises";
import { startTracker, type Tracker } from "./tracker.ts";

const BETWEEN_STARTS = 500;

/** A tracker that is started again whenever it ends by itself, as a supervisor such as systemd does. */
export class Supervised {
  #tracker: Tracker;
  #isWanted = true;
  restarts = 0;
  readonly #folder: string;

  private constructor(folder: string, tracker: Tracker) {
    this.#folder = folder;
    this.#tracker = tracker;
    void this.#watch();
  }

  static async start(folder: string): Promise<Supervised> {
    return new Supervised(folder, await startTracker(folder));
  }

  get tracker(): Tracker {
    return this.#tracker;
  }

  async stop(): Promise<void> {
    this.#isWanted = false;
    await this.#tracker.stop();
  }

  async #watch() {
    while (this.#isWanted) {
      await this.#tracker.ended;
      while (this.#isWanted) {
        await pause(BETWEEN_STARTS);
        const next = await startTracker(this.#folder).catch(() => null);
        if (!next) continue;
        this.#tracker = next;
        this.restarts += 1;
        break;
      }
    }
  }
}
