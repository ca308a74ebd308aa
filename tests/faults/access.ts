import { join } from "node:path";
import { type Asker, askers, expectedFor, expectedForNobody, type Row } from "../../e2e/support/read-access.ts";
import { formsOn, type PageForm, partsOf, post, postWith } from "../driver/forms.ts";
import { type Answer, get, type Headers, send, sendUnthrottled } from "../driver/http.ts";
import { startTracker } from "../driver/tracker.ts";
import type { FaultContext, Outcome } from "./context.ts";
import { countRows, readRows } from "./data-folder.ts";
import { foreignOrigins, forgedHeaders, invalidCookies } from "./forged-requests.ts";
import { plausibleValues } from "./plausible-values.ts";
import { type People, seedEveryState } from "./seed-every-state.ts";
import { type FoundForm, findTargets } from "./targets.ts";

interface Setup {
  readonly origin: string;
  readonly people: People;
  readonly table: readonly Row[];
  readonly forms: readonly FoundForm[];
  readonly cookies: readonly (readonly [name: string, cookie: string])[];
  /** All of the variants, or in the short form every so many'th from an offset on. */
  readonly some: <Variant>(variants: readonly Variant[], offset: number, step: number) => readonly Variant[];
}

/** One request that has to be answered in a certain way. */
interface Attempt {
  readonly kind: "reads with headers" | "reads without a session" | "forms of others" | "posts from elsewhere";
  readonly what: string;
  readonly expected: readonly string[];
  readonly result: () => Promise<string>;
}

/**
 * The fault `access`: reads and posts of every kind that must not succeed, over raw HTTP. Every page and route is read with
 * forged headers and invalid cookies, and every form posted by people who don't have it, without a session and from other
 * sites. No answer may differ from the table in `read-access.ts`, and nothing may be written.
 */
export async function access({ workFolder, isShort }: FaultContext): Promise<Outcome> {
  const folder = join(workFolder, "data");
  const tracker = await startTracker(folder);
  const ofDisabled = await tracker.signIn("lead of NHS Kent and Medway");
  const { people, table } = await seedEveryState(tracker);
  const cookies = await invalidCookies(tracker, folder, join(workFolder, "another"), ofDisabled);
  const pages = table.filter(({ kind }) => kind !== "route" && kind !== "open page");
  const { forms } = await findTargets(tracker, people, pages, askers);
  const some: Setup["some"] = (variants, offset, step) =>
    isShort ? variants.filter((_, index) => (index + offset) % step === 0) : variants;
  const setup: Setup = { origin: tracker.origin, people, table, forms, cookies, some };
  const before = stateOf(folder);
  const counts = new Map<string, number>();
  const violations: string[] = [];
  for (const attempts of [reads(setup), postsByOthers(setup), postsWithoutSession(setup), ordinaryReads(setup)])
    for await (const { kind, what, expected, result } of attempts) {
      const found = await result();
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      if (!expected.includes(found)) violations.push(`${what}: ${found}, not ${expected.join(" or ")}`);
    }
  const after = stateOf(folder);
  if (after !== before) violations.push(`something was written: ${before} before, ${after} afterwards`);
  const refusals = countRows(folder, "select count(*) as count from refusals");
  await tracker.stop();
  return {
    counted: { ...Object.fromEntries(counts), forms: forms.length, "refusals recorded": refusals },
    violations,
  };
}

/** Every page and route, read by each person with forged headers, and with invalid cookies. */
function* reads({ origin, people, table, cookies, some }: Setup): Generator<Attempt> {
  for (const [index, row] of table.entries()) {
    const { path } = row;
    const signedOut = [expectedForNobody(row)];
    for (const [name, headers] of some(forgedHeaders(origin), index, 8)) {
      const kind = "reads with headers";
      for (const asker of askers) {
        const expected = [String(expectedFor(asker, row))];
        const result = () => statusOf(origin, path, { ...headers, cookie: people[asker] });
        yield { kind, what: `${asker} reads ${path} with ${name}`, expected, result };
      }
      const result = () => statusOf(origin, path, headers);
      yield { kind, what: `${path} read signed out with ${name}`, expected: signedOut, result };
    }
    for (const [name, cookie] of some(cookies, index, 3)) {
      const result = () => statusOf(origin, path, { cookie });
      yield { kind: "reads without a session", what: `${path} read with ${name}`, expected: signedOut, result };
    }
  }
}

/** Every form, posted in several ways by each person who does not have it. */
async function* postsByOthers({ origin, people, forms, some }: Setup): AsyncGenerator<Attempt> {
  for (const [index, form] of forms.entries())
    for (const [place, asker] of askers.entries()) {
      const cookie = people[asker];
      if (hasSameFormElsewhere(asker, form) || (await hasForm(origin, cookie, form))) continue;
      for (const [way, send] of some(waysToPost(origin, form), index + place, 3)) {
        const what = `${asker} posts “${form.button}” (${form.path}) ${way}`;
        const expected = expectedOfPostByOther(form, way);
        const result = async () => resultOfAction(await send(cookie));
        yield { kind: "forms of others", what, expected, result };
      }
    }
}

function expectedOfPostByOther(form: PageForm, way: string): readonly string[] {
  const expected = ["403", "404"];
  // A person who may do the same to another recommendation gets a conflict, which shows only what they may read.
  if (way === "by its id") expected.push("409");
  // Forms of a person's own account are accepted from everyone, and change only the sender's account.
  if (form.path.startsWith("/account")) expected.push("303", "200");
  return expected;
}

function resultOfAction({ status, text }: Answer): string {
  // This is how Next refuses an action on a page that does not have it.
  return status === 409 && text === "Server Action unavailable." ? "404" : String(status);
}

/** Every form posted with invalid cookies, and from other sites; and an upload from other sites. */
function* postsWithoutSession({ origin, people, forms, cookies, some }: Setup): Generator<Attempt> {
  for (const [index, form] of forms.entries()) {
    for (const [name, cookie] of some(cookies, index, 3)) {
      const result = async () => {
        const { status, headers } = await post(origin, cookie, form.path, filledParts(form));
        return status === 303 && headers.location?.includes("/sign-in") ? "sent to sign in" : String(status);
      };
      const what = `“${form.button}” posted with ${name}`;
      yield { kind: "forms of others", what, expected: ["sent to sign in"], result };
    }
    for (const [name, headers] of some(foreignOrigins(origin), index, 3)) {
      const cookie = people[form.owner ?? "b"];
      const sent = { ...headers, cookie };
      const result = async () => String((await postWith(origin, sent, form.path, filledParts(form))).status);
      const what = `“${form.button}” (${form.path}) ${name}`;
      yield { kind: "posts from elsewhere", what, expected: ["403"], result };
    }
  }
  const body = Buffer.from("a,b\n1,2\n");
  const own = { cookie: people.l, "x-file-name": "plans.csv", "content-length": String(body.length) };
  for (const [name, headers] of foreignOrigins(origin)) {
    const upload = { method: "PUT", path: "/api/uploads", headers: { ...headers, ...own }, body };
    const result = async () => String((await send(origin, upload)).status);
    yield { kind: "posts from elsewhere", what: `a file uploaded ${name}`, expected: ["403"], result };
  }
}

/** Every person can still read the board at the end. */
function* ordinaryReads({ origin, people }: Setup): Generator<Attempt> {
  for (const asker of askers) {
    const result = () => statusOf(origin, "/board", { cookie: people[asker] });
    yield { kind: "reads with headers", what: `${asker} reads the board at the end`, expected: ["200"], result };
  }
}

/** A scrutineer may ask questions, but not on the page where a meeting's decisions are entered. */
function hasSameFormElsewhere(asker: Asker, { button }: PageForm): boolean {
  return asker === "s" && button === "Ask the question";
}

async function hasForm(origin: string, cookie: string, { path, action }: PageForm): Promise<boolean> {
  const page = await get(origin, path, cookie);
  return page.status === 200 && formsOn(path, page.text).some((form) => form.action === action);
}

type Send = (cookie: string) => Promise<Answer>;

/** To its own page, to a page that everyone may open, and to the server action by its id, as Next's client script does. */
function waysToPost(origin: string, form: PageForm): [way: string, Send][] {
  const byId: Send = (cookie) => {
    const fields = filledParts(form).slice(1);
    const parts = [...fields.map(([name, value]) => [`_1_${name}`, value] as const), ["0", '["$K1"]'] as const];
    const id = form.action.replace("$ACTION_ID_", "");
    const headers = { cookie, origin, accept: "text/x-component", "next-action": id };
    return postWith(origin, headers, form.path, parts);
  };
  return [
    ["on its page", (cookie) => post(origin, cookie, form.path, filledParts(form))],
    ["on the board page", (cookie) => post(origin, cookie, "/board", filledParts(form))],
    ["by its id", byId],
  ];
}

function filledParts(form: PageForm) {
  return partsOf(form, plausibleValues(form));
}

/** The status of an answer and, where it redirects, the address. */
async function statusOf(origin: string, path: string, headers: Headers): Promise<string> {
  const answer = await sendUnthrottled(origin, { path, headers });
  const { location } = answer.headers;
  return location ? `${answer.status} ${location}` : String(answer.status);
}

/** Counts of everything that an accepted request would have changed. */
function stateOf(folder: string): string {
  const tables = ["trail", "uploads", "links", "passwords"];
  const counts = tables.map((table) => `(select count(*) from ${table}) as ${table}`).join(", ");
  return JSON.stringify(readRows(folder, `select ${counts}`)[0]);
}
