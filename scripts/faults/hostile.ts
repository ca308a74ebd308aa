import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { residentMegabytes } from "../bench/serving.ts";
import { read, violationsIn } from "./account.ts";
import { ask, askPatiently } from "./ask.ts";
import { crawl, type Found } from "./crawl.ts";
import { everything, fillAndSend, type People } from "./everything.ts";
import { type PageForm, partsOf, post } from "./forms.ts";
import type { Given } from "./given.ts";
import { additions, bodies, files, headers, inAddresses, MARK, methods, texts } from "./hostile-inputs.ts";
import { Judge } from "./judge.ts";
import { plausibly } from "./plausible.ts";
import type { Outcome } from "./report.ts";
import { startTracker, type Tracker } from "./tracker.ts";

/** By how much the memory may be above where it was, after a pause and as many good requests as before. */
const MEMORY_MARGIN = 1.25;
const goodRequestsIn = (isShort: boolean) => (isShort ? 400 : 1500);
/** In the short form each thing attacked gets every so many'th input, beginning with another one each. */
const SHORT_STEP = 12;
/** Each text goes into all fields of a form at once; every so many'th also into one field of a form that would be taken. */
const ONE_FIELD_STEP = 3;

/**
 * Sends every hostile input into every form and route there is, found by reading the pages as each role. Nothing may be
 * answered as a fault, come back as anything but text, or leave half a fact; and the memory has to go back.
 */
export async function hostile({ workFolder, isShort }: Given): Promise<Outcome> {
  const folder = join(workFolder, "data");
  const tracker = await startTracker(folder);
  const judge = new Judge(tracker.origin);
  const { people, table } = await everything(tracker);
  const without = commandsWithoutFacts(folder);
  const targets = await targetsOf(
    tracker,
    people,
    table.filter(({ kind }) => kind !== "route"),
  );
  const some = <Input>(inputs: readonly Input[], offset: number) =>
    isShort ? inputs.filter((_, index) => (index + offset) % SHORT_STEP === 0) : inputs;

  await goodRequests(tracker, people.b, targets.found.pages, goodRequestsIn(isShort));
  const memoryBefore = residentMegabytes(tracker);

  await inParallel(
    targets.forms.flatMap(({ form, cookie }, index) => [
      ...some(texts, index).map((text, turn) => () => attackWithText(tracker, judge, form, cookie, text, turn + index)),
      ...some(additions, index).map(([name, withAdditions]) => async () => {
        const parts = withAdditions(partsOf(form, plausibly(form)));
        await judge.look(`${name} in ${form.path}`, post(tracker.origin, cookie, form.path, parts));
      }),
      ...some(bodies, index).map(
        ([name, type, body]) =>
          () =>
            sendBody(tracker, judge, "POST", form.path, cookie, [name, type, body]),
      ),
    ]),
  );
  await inParallel(fileAttacks(tracker, judge, people, targets.forms, isShort));
  await inParallel(requestAttacks(tracker, judge, people, targets, some));

  for (const [who, cookie] of Object.entries(isShort ? { b: people.b } : people))
    for (const path of [...targets.found.pages, ...targets.found.routes])
      await judge.look(`${path} read by ${who} afterwards`, ask(tracker.origin, { path, headers: { cookie } }));
  judge.violations.push(...(await formulasIn(tracker, people.b)));

  await pause(3000);
  await goodRequests(tracker, people.b, targets.found.pages, goodRequestsIn(isShort));
  const memoryAfter = residentMegabytes(tracker);
  if (memoryAfter > memoryBefore * MEMORY_MARGIN)
    judge.violations.push(`${Math.round(memoryBefore)} MB before, ${Math.round(memoryAfter)} MB afterwards`);
  judge.violations.push(...(await violationsIn(folder, [])), ...partialFactsIn(folder, without));
  const trail = read<{ rows: number }>(folder, "select count(*) as rows from trail")[0]?.rows ?? 0;
  await tracker.stop();
  const inputs = [texts, additions, files, bodies, inAddresses, headers, methods].reduce(
    (sum, { length }) => sum + length,
    0,
  );
  return {
    counted: {
      inputs,
      forms: targets.forms.length,
      "pages and routes": targets.found.pages.length + targets.found.routes.length,
      ...Object.fromEntries([...judge.statuses].sort().map(([kind, times]) => [`answers of ${kind}`, times])),
      "cut off unread": judge.cutOff,
      "seconds for the slowest answer": judge.slowest / 1000,
      "trail rows at the end": trail,
      "MB before": memoryBefore,
      "MB afterwards": memoryAfter,
    },
    violations: judge.violations,
  };
}

interface Targets {
  readonly forms: readonly { readonly form: PageForm; readonly cookie: string }[];
  readonly found: Found;
}

/**
 * Every form once for each server action, those of the people with the least rights first: what the business team's can
 * undo (access, agencies) is attacked last. The forms of nobody too.
 */
async function targetsOf(
  { origin }: Tracker,
  people: People,
  table: readonly { path: string; for: string }[],
): Promise<Targets> {
  const forms = new Map<string, Targets["forms"][number]>();
  const add = (found: Found, cookie: string) => {
    for (const form of found.forms)
      if (form.fields.length > 0 && !forms.has(form.action)) forms.set(form.action, { form, cookie });
  };
  for (const who of ["l", "o", "s", "e", "b"] as const)
    add(
      await crawl(origin, people[who], [
        "/board",
        ...table.filter((row) => row.for.includes(who)).map(({ path }) => path),
      ]),
      people[who],
    );
  const invited = await fillAndSend(origin, people.b, "/people/invite", {
    name: "Kit Moss",
    email: "kit@example.org",
    role: "viewer",
  });
  const token = /tracker-one-time-link=[^.]*\.([\w-]+)/.exec(String(invited.headers["set-cookie"]))?.[1];
  add(await crawl(origin, "", ["/sign-in?next=%2Fboard", `/invitation/${token}`]), "");
  return { forms: [...forms.values()], found: await crawl(origin, people.b) };
}

/** The text in every field at once, and in one field of a form that could be taken otherwise. */
async function attackWithText(
  { origin }: Tracker,
  judge: Judge,
  form: PageForm,
  cookie: string,
  [name, text]: (typeof texts)[number],
  turn: number,
) {
  const [action, ...rest] = partsOf(form);
  if (!action) return;
  const everywhere = rest.map(([field]) => [field, text] as const);
  await judge.look(`${name} everywhere in ${form.path}`, post(origin, cookie, form.path, [action, ...everywhere]));
  if (turn % ONE_FIELD_STEP !== 0) return;
  const field = form.fields[(turn / ONE_FIELD_STEP) % form.fields.length]?.name;
  const inOne = partsOf(form, plausibly(form)).map(
    ([named, value]) => [named, named === field ? text : value] as const,
  );
  await judge.look(`${name} as ${field} in ${form.path}`, post(origin, cookie, form.path, inOne));
}

function fileAttacks({ origin }: Tracker, judge: Judge, people: People, forms: Targets["forms"], isShort: boolean) {
  const withFiles = forms.filter(({ form }) => form.fields.some(({ kind }) => kind === "file"));
  return (isShort ? withFiles.slice(0, 1) : withFiles).flatMap(({ form, cookie }) =>
    files.flatMap(([name, file]) => [
      async () => {
        const given = { ...plausibly(form), "evidence.0.url": "", "evidence.0.file": file };
        await judge.look(`${name} in ${form.path}`, post(origin, cookie, form.path, partsOf(form, given)));
      },
      async () => {
        const sent = {
          origin,
          cookie: people.l,
          "x-file-name": encodeURIComponent(file.fileName.toString()),
          "content-length": String(file.bytes.length),
        };
        await judge.look(
          `${name} sent by itself`,
          ask(origin, { method: "PUT", path: "/api/uploads", headers: sent, body: file.bytes }),
        );
      },
    ]),
  );
}

async function sendBody(
  { origin }: Tracker,
  judge: Judge,
  method: string,
  path: string,
  cookie: string,
  [name, type, content]: (typeof bodies)[number],
) {
  const body = Buffer.from(content);
  const sent = {
    origin,
    cookie,
    "x-file-name": "x.csv",
    "content-length": String(body.length),
    ...(type && { "content-type": type }),
  };
  await judge.look(`${name} to ${path}`, ask(origin, { method, path, headers: sent, body }));
}

/** Odd addresses, headers, methods and bodies, to every kind of page and route. */
function requestAttacks(
  tracker: Tracker,
  judge: Judge,
  people: People,
  { forms, found }: Targets,
  some: <Input>(inputs: readonly Input[], offset: number) => readonly Input[],
) {
  const { origin } = tracker;
  const cookie = people.b;
  const routes = [
    "/api/drafts",
    "/api/uploads",
    "/api/auth/session",
    "/api/auth/csrf",
    "/api/auth/providers",
    "/api/auth/callback/password",
    "/api/auth/callback/trial",
    "/api/auth/signin/password",
    "/api/auth/signout",
    "/api/auth/error",
    "/api/auth/nothing",
    "/api/health",
    "/trial/nothing",
    "/invitation/nothing",
    "/_next/static/nothing.js",
    "/_next/image?url=/x&w=64&q=75",
    "/_next/data/x/board.json",
  ];
  const all = [...found.pages, ...found.routes, ...routes, ...forms.map(({ form }) => form.path)];
  const addresses = [...new Map(all.map((path) => [kindOf(path), path])).values()];
  const places = new Map(addresses.flatMap(placesIn).map((place) => [place.kind, place]));
  const get =
    (what: string, path: string, more: Record<string, string | string[]> = {}) =>
    async () =>
      void (await judge.look(what, ask(origin, { path, headers: { cookie, ...more } })));
  return [
    ...[...places.values()].flatMap(({ before, after, kind }, index) =>
      some(inAddresses, index).map((odd) => get(`${odd.slice(0, 40)} in ${kind}`, `${before}${odd}${after}`)),
    ),
    ...addresses.flatMap((path, index) =>
      some(headers, index).map(([name, more]) => get(`${name} to ${path}`, path, more)),
    ),
    ...addresses.flatMap((path, index) =>
      some(methods, index).map((method) => async () => {
        await judge.look(
          `${method} ${path}`,
          ask(origin, { method, path, headers: { cookie, origin, "content-length": "0" } }),
        );
      }),
    ),
    ...routes.flatMap((path, index) =>
      some(bodies, index).flatMap((body) =>
        ["POST", "PUT"].map((method) => () => sendBody(tracker, judge, method, path, cookie, body)),
      ),
    ),
  ];
}

interface Place {
  readonly kind: string;
  readonly before: string;
  readonly after: string;
}

/** Each word of an address, and each value of its query, with what stands before and after it. */
function placesIn(address: string): Place[] {
  return [...address.matchAll(/(?<=[/=])[^/?&=]+/g)].map(({ 0: word, index }) => {
    const [before, after] = [address.slice(0, index), address.slice(index + word.length)];
    return { kind: kindOf(`${before}…${after}`), before, after };
  });
}

/** Addresses that differ in their numbers only are of one kind. */
function kindOf(path: string): string {
  return path.replace(/\d+/g, "#");
}

async function goodRequests({ origin }: Tracker, cookie: string, pages: readonly string[], times: number) {
  const wanted = Array.from({ length: times }, (_, index) => pages[index % pages.length] ?? "/board");
  await inParallel(wanted.map((path) => async () => void (await ask(origin, { path, headers: { cookie } }))));
}

const AT_ONCE = 4;

async function inParallel(work: readonly (() => Promise<void>)[]) {
  const waiting = work.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const one of waiting) await one();
    }),
  );
}

/** A cell that a spreadsheet would take for a formula, in what is downloaded as a table. */
async function formulasIn({ origin }: Tracker, cookie: string): Promise<string[]> {
  const paths = ["/api/actions?as=csv", "/api/history"];
  const tables = await Promise.all(paths.map((path) => askPatiently(origin, { path, headers: { cookie } })));
  const formula = new RegExp(`(^|[,\\n"])[=+@\\t\\r-][^,\\n]*${MARK}`, "g");
  return tables.flatMap(({ status, text }, index) => [
    ...(status === 200 ? [] : [`${paths[index]} was answered with ${status}`]),
    ...[...text.matchAll(formula)].map(([cell]) => `a formula in a table: ${cell.slice(0, 60)}`),
  ]);
}

/** The commands whose trail rows have no fact beside them, as they are by design: a new link is none. */
function commandsWithoutFacts(folder: string): ReadonlySet<string> {
  const tables = read<{ name: string }>(
    folder,
    "select m.name from sqlite_schema m join pragma_table_info(m.name) c on c.name = 'trail' where m.type = 'table'",
  );
  const facts = tables.map(({ name }) => `select trail from "${name}"`).join(" union ");
  const rows = read<{ command: string }>(folder, `select distinct command from trail where number not in (${facts})`);
  return new Set(rows.map(({ command }) => command));
}

const withoutFactsByDesign = new Set(["renewInvitation"]);

function partialFactsIn(folder: string, known: ReadonlySet<string>): string[] {
  return [...commandsWithoutFacts(folder)]
    .filter((command) => !known.has(command) && !withoutFactsByDesign.has(command))
    .map((command) => `a trail row of ${command} has no fact`);
}
