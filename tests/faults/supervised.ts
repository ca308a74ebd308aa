import { setTimeout as pause } from "node:timers/promises";
import { startTracker, type Tracker } from "./tracker.ts";

const BETWEEN_STARTS = 500;

/** A tracker that is started again whenever it ends by itself, as a supervisor such as systemd does. */
export class Supervised {
  #tracker: Tracker;
  #isWanted = true;
  #isAsked = false;
  /** How often it had to be started again since it had ended by itself. */
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

  /** Stops it and has it started again: the start sweeps. */
  async startAnew(): Promise<void> {
    const before = this.#tracker;
    this.#isAsked = true;
    await before.stop();
    while (this.#tracker === before) await pause(20);
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
        // Told to stop while it was being started: nobody wants it any more.
        if (!this.#isWanted) return void (await next.stop());
        this.#tracker = next;
        if (!this.#isAsked) this.restarts += 1;
        this.#isAsked = false;
        break;
      }
    }
  }
}
