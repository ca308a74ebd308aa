import { formsOn, linksOn, type PageForm } from "../driver/forms.ts";
import { get } from "../driver/http.ts";

/** What a person finds by following every link. */
export interface Found {
  /** Every address that was answered with a page. */
  readonly pages: readonly string[];
  /** Every address of a download or another route. */
  readonly routes: readonly string[];
  /** Every form, once for each page that has it. */
  readonly forms: readonly PageForm[];
}

/** How many addresses that differ only in their numbers or query values are read. */
const OF_A_KIND = 3;

/** Reads the tracker with a cookie (empty: signed out) from the given addresses on. Throws if a linked page fails. */
export async function crawl(origin: string, cookie: string, from: readonly string[]): Promise<Found> {
  const waiting = [...from];
  const known = new Set(waiting);
  const kinds = new Map<string, number>();
  const found = { pages: [] as string[], routes: [] as string[], forms: [] as PageForm[] };
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (path.startsWith("/api/")) {
      found.routes.push(path);
      continue;
    }
    const { status, text } = await get(origin, path, cookie);
    if (status >= 500) throw new Error(`${path} was answered with ${status}`);
    if (status !== 200) continue;
    found.pages.push(path);
    found.forms.push(...formsOn(path, text));
    for (const { href } of linksOn(text)) {
      const kind = href.replace(/\/\d+(?=\/|$|\?)/g, "/#").replace(/=[^&]*/g, "=");
      const count = kinds.get(kind) ?? 0;
      if (known.has(href) || count >= OF_A_KIND) continue;
      known.add(href);
      kinds.set(kind, count + 1);
      waiting.push(href);
    }
  }
  return found;
}
