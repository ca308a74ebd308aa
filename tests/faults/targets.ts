import { globSync } from "node:fs";
import { join } from "node:path";
import { fillAndPost, formsOn, linksOn, type PageForm } from "../driver/forms.ts";
import { get } from "../driver/http.ts";
import { root, type Tracker } from "../driver/tracker.ts";
import type { People } from "./seed-every-state.ts";

/** What a person finds by following every link. */
export interface Found {
  /** Every address that was answered with a page. */
  readonly pages: readonly string[];
  /** Every address of a download or another route. */
  readonly routes: readonly string[];
  /** Every form, once for each page that has it. */
  readonly forms: readonly PageForm[];
}

export interface FoundForm extends PageForm {
  /** Who has the form: a letter of `read-access.ts`, or null for a form that is shown signed out. */
  readonly owner: keyof People | null;
}

/**
 * What these people find, in this order, from the addresses of the table on: each form once for each server action, with
 * the first person who has it, and all pages and routes that the last of them finds.
 */
export async function findTargets(
  { origin }: Tracker,
  people: People,
  table: readonly { readonly path: string; readonly for: string }[],
  owners: readonly (keyof People)[],
): Promise<{ readonly forms: readonly FoundForm[]; readonly found: Found }> {
  const forms = new Map<string, FoundForm>();
  let found: Found = { pages: [], routes: [], forms: [] };
  for (const owner of owners) {
    const paths = table.filter((row) => row.for.includes(owner)).map(({ path }) => path);
    found = await crawl(origin, people[owner], ["/board", ...paths]);
    addForms(forms, found, owner);
  }
  return { forms: [...forms.values()], found };
}

/** The forms that are shown signed out: signing in, and accepting an invitation. */
export async function signedOutForms({ origin }: Tracker, { b }: People): Promise<FoundForm[]> {
  const invitation = { name: "Kit Moss", email: "kit@example.org", role: "viewer" };
  const invited = await fillAndPost(origin, b, "/people/invite", invitation);
  const token = /tracker-one-time-link=[^.]*\.([\w-]+)/.exec(String(invited.headers["set-cookie"]))?.[1];
  const forms = new Map<string, FoundForm>();
  addForms(forms, await crawl(origin, "", ["/sign-in?next=%2Fboard", `/invitation/${token}`]), null);
  return [...forms.values()];
}

/** Every route of the product, whether a page links to it or not, and what Next and next-auth serve. */
export function allRoutes(): string[] {
  const ours = globSync("app/**/route.ts", { cwd: root }).map((file) =>
    file
      .replace(/^app|\/route\.ts$/g, "")
      .replace(/\/\([^)]+\)/g, "")
      .replace(/\[[^/]+\]/g, "nothing"),
  );
  const pages = "session csrf providers callback/password callback/trial signin/password signout error".split(" ");
  const auth = pages.map((name) => join("/api/auth", name));
  const next = ["/_next/static/nothing.js", "/_next/image?url=/x&w=64&q=75", "/_next/data/x/board.json"];
  const withAddresses = ["/second-factor?next=%2Fboard", "/api/auth/signin?callbackUrl=%2Fboard"];
  return [...ours, ...auth, ...next, ...withAddresses, "/invitation/nothing"];
}

/** Each word of an address and each value of its query, with the text before and after it. */
export function placesIn(address: string) {
  return [...address.matchAll(/(?<=[/=])[^/?&=]+/g)].map(({ 0: word, index }) => {
    const [before, after] = [address.slice(0, index), address.slice(index + word.length)];
    return { kind: kindOf(`${before}…${after}`), before, after };
  });
}

/** The same for all addresses that differ only in their numbers. */
export function kindOf(path: string): string {
  return path.replace(/\d+/g, "#");
}

function addForms(forms: Map<string, FoundForm>, found: Found, owner: FoundForm["owner"]) {
  for (const form of found.forms)
    if (form.fields.length > 0 && !forms.has(form.action)) forms.set(form.action, { ...form, owner });
}

/** How many addresses that differ only in their numbers or query values are read. */
const OF_A_KIND = 3;

/** Reads the tracker with a cookie (empty: signed out) from the given addresses on. Throws if a linked page fails. */
async function crawl(origin: string, cookie: string, from: readonly string[]): Promise<Found> {
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
