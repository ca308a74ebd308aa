import { ask } from "./ask.ts";
import { formsOn, linksOn, type PageForm } from "./forms.ts";

/** What somebody finds by following every link, from where they come in. */
export interface Found {
  /** Every address that was answered with a page. */
  readonly pages: readonly string[];
  /** Every address of a file or a download. */
  readonly routes: readonly string[];
  /** Every form, once for each address it stands on. */
  readonly forms: readonly PageForm[];
}

/** Of addresses that differ in a number only, so many are looked at. */
const OF_A_KIND = 3;

/** Reads the tracker as somebody (or, with no cookie, as nobody) finds it. Throws where a page that is linked to fails. */
export async function crawl(
  origin: string,
  cookie: string,
  from: readonly string[] = ["/board", "/my-work"],
): Promise<Found> {
  const waiting = [...from];
  const known = new Set(waiting);
  const kinds = new Map<string, number>();
  const found = { pages: [] as string[], routes: [] as string[], forms: [] as PageForm[] };
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (path.startsWith("/api/")) {
      found.routes.push(path);
      continue;
    }
    const answer = await ask(origin, { path, headers: { cookie } });
    if (answer.status >= 500) throw new Error(`${path} was answered with ${answer.status}`);
    if (answer.status !== 200) continue;
    found.pages.push(path);
    found.forms.push(...formsOn(path, answer.text));
    for (const { href: link } of linksOn(answer.text)) {
      const kind = link.replace(/\/\d+(?=\/|$|\?)/g, "/#").replace(/=[^&]*/g, "=");
      if (known.has(link) || (kinds.get(kind) ?? 0) >= OF_A_KIND) continue;
      known.add(link);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      waiting.push(link);
    }
  }
  return found;
}
