import { test as base, expect, type Page } from "@playwright/test";
import { complaintsOf } from "./console.ts";
import { lookAt } from "./settled.ts";
import { type Role, type Settings, startTracker, type Tracker } from "./tracker.ts";

export { expect };

interface Journey {
  /** Whether this journey's trial has a clock that can be put forward: to be set with `test.use`. */
  readonly clockMoves: boolean;
  /** Settings of its trial beside those that every trial has: to be set with `test.use`. */
  readonly settings: Settings;
  /** A trial of this journey's own. */
  readonly tracker: Tracker;
  /** A browser of somebody's own, on a page of it, before they have signed in. */
  readonly newcomer: () => Promise<Page>;
  /** A browser of their own for the sample person of a role (a lead by their agency), signed in, on the board. */
  readonly signedInAs: (role: Role, agency?: string) => Promise<Page>;
  /** To be called wherever a journey stops: looks at the page as people may have it before them. */
  readonly settled: (page: Page, name: string) => Promise<void>;
}

/** A journey: each with its own server, data and browsers, so that none depends on another. */
export const test = base.extend<Journey>({
  clockMoves: [false, { option: true }],

  settings: [{}, { option: true }],

  tracker: async ({ clockMoves, settings }, use) => {
    const tracker = await startTracker({ clockMoves, settings });
    await use(tracker);
    const code = await tracker.stop();
    expect.soft(tracker.complaints(), "what the server complained of").toEqual([]);
    expect(code, "the exit code of the server once asked to stop").toBe(0);
  },

  newcomer: async ({ browser, tracker }, use) => {
    const opened: { close(): Promise<void>; complaints: () => readonly string[] }[] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL: tracker.url });
      opened.push({ close: () => context.close(), complaints: complaintsOf(context) });
      return context.newPage();
    });
    for (const { close, complaints } of opened) {
      await close();
      expect.soft(complaints(), "what the browser complained of").toEqual([]);
    }
  },

  signedInAs: async ({ newcomer, tracker }, use) => {
    await use(async (role, agency) => {
      const page = await newcomer();
      await page.goto(tracker.signInLink(role, agency));
      await page.goto("/board");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where the recommendations stand");
      return page;
    });
  },

  settled: async ({ javaScriptEnabled }, use) => {
    // axe is a script itself: without JavaScript there is nothing it could run in.
    await use((page, name) => lookAt(page, name, { withAxe: javaScriptEnabled !== false }));
  },
});
