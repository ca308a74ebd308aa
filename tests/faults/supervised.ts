import { setTimeout as pause } from "node:timers/promises";
import { startTracker, type Tracker } from "../driver/tracker.ts";

const BETWEEN_STARTS = 500;

/** A tracker that is started again whenever it ends, as a supervisor such as systemd does. */
export class SupervisedTracker {
  #tracker: Tracker;
  #isStopped = false;
  #isRestartRequested = false;
  /** How often it was started again because it had ended on its own. */
  restarts = 0;
  readonly #folder: string;

  private constructor(folder: string, tracker: Tracker) {
    this.#folder = folder;
    this.#tracker = tracker;
    void this.#watch();
  }

  static async start(folder: string): Promise<SupervisedTracker> {
    return new SupervisedTracker(folder, await startTracker(folder));
  }

  /** The process that serves now, or served last. */
  get tracker(): Tracker {
    return this.#tracker;
  }

  async restart(): Promise<void> {
    const before = this.#tracker;
    this.#isRestartRequested = true;
    await before.stop();
    while (this.#tracker === before) await pause(20);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#tracker.stop();
  }

  async #watch() {
    while (!this.#isStopped) {
      await this.#tracker.ended;
      const next = await this.#startNext();
      if (!next) return;
      this.#tracker = next;
      if (!this.#isRestartRequested) this.restarts += 1;
      this.#isRestartRequested = false;
    }
  }

  /** Starts it until that succeeds; null if it was stopped meanwhile. */
  async #startNext(): Promise<Tracker | null> {
    while (!this.#isStopped) {
      await pause(BETWEEN_STARTS);
      const next = await startTracker(this.#folder).catch(() => null);
      if (next && !this.#isStopped) return next;
      await next?.stop();
    }
    return null;
  }
}
