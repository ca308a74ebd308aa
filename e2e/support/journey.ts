import { test as base, expect, type Page } from "@playwright/test";
import { BrowserPool, type TakenBrowser } from "./browser-pool.ts";
import { FileTracker, startOnCopy } from "./file-tracker.ts";
import type { Role, Settings, Tracker } from "./tracker.ts";

export { expect };

interface TestFixtures {
  /** Whether the tracker's clock can be moved forward: to be set with `test.use`. */
  readonly clockMoves: boolean;
  /** Settings of the tracker beside those that every trial has: to be set with `test.use`. */
  readonly settings: Settings;
  /** Whether each test gets a tracker of its own in place of the file's: to be set with `test.use`, where tests would conflict. */
  readonly ownTracker: boolean;
  /** A trial on a copy of the seeded data; the tests of a file share one. */
  readonly tracker: Tracker;
  /** Opens a page in a browser context of its own, not signed in. */
  readonly newcomer: () => Promise<Page>;
  /** Opens the board in a browser context of its own, signed in as the sample person of a role (a lead by their agency). */
  readonly signedInAs: (role: Role, agency?: string) => Promise<Page>;
}

interface WorkerFixtures {
  readonly fileTracker: FileTracker;
  readonly browserPool: BrowserPool;
}

/** A journey through the product in a real browser. Fails where the server or the browser complains on the way. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  clockMoves: [false, { option: true }],

  settings: [{}, { option: true }],

  ownTracker: [false, { option: true }],

  fileTracker: [
    async ({ browser: _ }, use) => {
      const fileTracker = new FileTracker();
      await use(fileTracker);
      await fileTracker.finish();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  browserPool: [
    async ({ browser: _ }, use) => {
      const pool = new BrowserPool();
      await use(pool);
      await pool.close();
    },
    { scope: "worker" },
  ],

  tracker: async ({ fileTracker, clockMoves, settings, ownTracker }, use, { file }) => {
    const options = { clockMoves, settings };
    const own = ownTracker ? await startOnCopy(options) : null;
    const tracker = own?.tracker ?? (await fileTracker.of(file, options));
    const before = tracker.complaints().length;
    await use(tracker);
    expect.soft(tracker.complaints().slice(before), "the errors in the server's log").toEqual([]);
    await own?.finish();
  },

  newcomer: async ({ browser, browserPool, tracker, javaScriptEnabled }, use) => {
    const taken: TakenBrowser[] = [];
    await use(async () => {
      const key = `${tracker.url} ${javaScriptEnabled ? "with" : "without"} JavaScript`;
      const one = await browserPool.take(key, () => browser.newContext({ baseURL: tracker.url }));
      taken.push(one);
      return one.page;
    });
    for (const one of taken) expect.soft(await one.release(), "the errors in the browser's console").toEqual([]);
  },

  signedInAs: async ({ newcomer, tracker }, use) => {
    await use(async (role, agency) => {
      const page = await newcomer();
      // Without following it: where each role lands after signing in has a test of its own.
      await page.request.get(tracker.signInLink(role, agency), { maxRedirects: 0 });
      await page.goto("/board");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where the recommendations stand");
      return page;
    });
  },
});
