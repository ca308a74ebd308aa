import { globSync } from "node:fs";
import { crawl, type Found } from "./crawl.ts";
import { fillAndSend, type People } from "./everything.ts";
import type { PageForm } from "./forms.ts";
import type { Tracker } from "./tracker.ts";

export interface Targets {
  readonly forms: readonly { readonly form: PageForm; readonly cookie: string }[];
  readonly found: Found;
}

/**
 * Every form once for each server action, those of the people with the least rights first: what the business team's can
 * undo (access, agencies) is attacked last. The forms of nobody too.
 */
export async function targetsOf(
  { origin }: Tracker,
  people: People,
  table: readonly { path: string; for: string }[],
): Promise<Targets> {
  const forms = new Map<string, Targets["forms"][number]>();
  const add = (all: Found, cookie: string) => {
    for (const form of all.forms)
      if (form.fields.length > 0 && !forms.has(form.action)) forms.set(form.action, { form, cookie });
  };
  let found: Found = { pages: [], routes: [], forms: [] };
  for (const who of ["l", "o", "s", "e", "b"] as const) {
    const from = table.filter((row) => row.for.includes(who)).map(({ path }) => path);
    found = await crawl(origin, people[who], ["/board", ...from]);
    add(found, people[who]);
  }
  const invited = await fillAndSend(origin, people.b, "/people/invite", {
    name: "Kit Moss",
    email: "kit@example.org",
    role: "viewer",
  });
  const token = /tracker-one-time-link=[^.]*\.([\w-]+)/.exec(String(invited.headers["set-cookie"]))?.[1];
  add(await crawl(origin, "", ["/sign-in?next=%2Fboard", `/invitation/${token}`]), "");
  // What the business team finds is all there is.
  return { forms: [...forms.values()], found };
}

/** Every route of the product by its place in `app`, whether a page links to it or not, and what Next and next-auth serve themselves. */
export function routesOf(): string[] {
  const ours = globSync("app/**/route.ts").map((file) =>
    file
      .replace(/^app|\/route\.ts$/g, "")
      .replace(/\/\([^)]+\)/g, "")
      .replace(/\[[^/]+\]/g, "nothing"),
  );
  const auth = [
    "session",
    "csrf",
    "providers",
    "callback/password",
    "callback/trial",
    "signin/password",
    "signout",
    "error",
  ];
  const next = ["/_next/static/nothing.js", "/_next/image?url=/x&w=64&q=75", "/_next/data/x/board.json"];
  return [...ours, ...auth.map((name) => `/api/auth/${name}`), ...next, "/invitation/nothing"];
}

export interface Place {
  readonly kind: string;
  readonly before: string;
  readonly after: string;
}

/** Each word of an address, and each value of its query, with what stands before and after it. */
export function placesIn(address: string): Place[] {
  return [...address.matchAll(/(?<=[/=])[^/?&=]+/g)].map(({ 0: word, index }) => {
    const [before, after] = [address.slice(0, index), address.slice(index + word.length)];
    return { kind: kindOf(`${before}…${after}`), before, after };
  });
}

/** Addresses that differ in their numbers only are of one kind. */
export function kindOf(path: string): string {
  return path.replace(/\d+/g, "#");
}
