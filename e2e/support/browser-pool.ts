import type { BrowserContext, Page } from "@playwright/test";
import { complaintsOf } from "./browser-complaints.ts";

/** A browser context with at most one page, not signed in. */
interface PooledBrowser {
  readonly context: BrowserContext;
  /** All errors in its console so far. */
  readonly complaints: () => readonly string[];
}

/** A browser that a test has taken from the pool. */
export interface TakenBrowser {
  readonly page: Page;
  /** Gives it back, signed out; returns the errors in its console meanwhile. */
  release(): Promise<readonly string[]>;
}

/**
 * The browser contexts of a worker, each used by one test after another. A new one costs a process, and its first pages
 * take longer: together about a third of what a short test costs the browser.
 */
export class BrowserPool {
  #key = "";
  #free: PooledBrowser[] = [];

  /** Takes a browser that was created for this key; if none is free it is created. Those of another key are closed. */
  async take(key: string, create: () => Promise<BrowserContext>): Promise<TakenBrowser> {
    if (key !== this.#key) await this.close();
    this.#key = key;
    const browser = this.#free.pop() ?? prepare(await create());
    const { context, complaints } = browser;
    const before = complaints().length;
    const page = context.pages().at(0) ?? (await context.newPage());
    const viewport = page.viewportSize();
    return {
      page,
      release: async () => {
        if (viewport && !page.isClosed()) await page.setViewportSize(viewport);
        await signOut(context);
        if (key === this.#key) this.#free.push(browser);
        else await context.close();
        return complaints().slice(before);
      },
    };
  }

  /** Closes the browsers that no test has taken. */
  async close() {
    const free = this.#free;
    this.#free = [];
    await Promise.all(free.map(({ context }) => context.close()));
  }
}

function prepare(context: BrowserContext): PooledBrowser {
  closeAfterEachRequest(context);
  return { context, complaints: complaintsOf(context) };
}

/** Leaves the page, so that nothing on it goes on, and brings the context back to the state of a new one. */
async function signOut(context: BrowserContext) {
  const [page, ...others] = context.pages();
  for (const other of others) await other.close();
  await page?.goto("about:blank");
  await page?.unrouteAll();
  await page?.emulateMedia({ media: null, colorScheme: null });
  await context.clearCookies();
}

/** Opens a connection for each request that a test sends itself: one that is kept open may be closed by the server just as the next request is sent. */
function closeAfterEachRequest({ request }: BrowserContext) {
  const fetch = request.fetch.bind(request);
  request.fetch = (url, options) => fetch(url, { ...options, headers: { ...options?.headers, connection: "close" } });
}
