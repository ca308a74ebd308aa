import { join } from "node:path";
import { type Asker, askers, expectedFor, expectedForNobody, type Row } from "../../e2e/support/who-reads-what.ts";
import { formsOn, multipart, type PageForm, partsOf, post } from "../driver/forms.ts";
import { type Answer, get, type Headers, send, sendUnthrottled } from "../driver/http.ts";
import { startTracker, type Tracker } from "../driver/tracker.ts";
import type { FaultContext, Outcome } from "./context.ts";
import { countRows, readRows } from "./data-folder.ts";
import { foreignOrigins, forgedHeaders, invalidCookies } from "./forged-requests.ts";
import { plausibleValues } from "./plausible-values.ts";
import { type People, seedEveryState } from "./seed-every-state.ts";
import { type FoundForm, findTargets } from "./targets.ts";

/**
 * The fault `access`: reads and posts of every kind that must not succeed, over raw HTTP. Every page and route is read with
 * forged headers and invalid cookies, and every form posted by people who don't have it, without a session and from other
 * sites. No answer may differ from the table in `who-reads-what.ts`, and nothing may be written.
 */
export async function access({ workFolder, isShort }: FaultContext): Promise<Outcome> {
  const folder = join(workFolder, "data");
  const tracker = await startTracker(folder);
  const ofDisabled = await tracker.signIn("lead of NHS Kent and Medway");
  const { people, table } = await seedEveryState(tracker);
  const cookies = await invalidCookies(tracker, folder, join(workFolder, "another"), ofDisabled);
  const withForms = table.filter(({ kind }) => kind === "page" || kind === "form" || kind === "hidden page");
  const { forms } = await findTargets(tracker, people, withForms, askers);
  const before = stateOf(folder);
  const run = new AccessRun({ tracker, people, table, cookies, isShort });
  await run.readWithForgedHeaders();
  await run.readWithInvalidCookies();
  for (const [index, form] of forms.entries()) {
    await run.postAsOthers(form, index);
    await run.postWithInvalidCookies(form, index);
    await run.postFromElsewhere(form, index);
  }
  await run.uploadFromElsewhere();
  await run.readAtTheEnd();
  const after = stateOf(folder);
  const violations = [...run.violations];
  if (after !== before) violations.push(`something was written: ${before} before, ${after} afterwards`);
  const refusals = countRows(folder, "select count(*) as count from refusals");
  await tracker.stop();
  return { counted: { ...run.requests, forms: forms.length, "refusals recorded": refusals }, violations };
}

interface AccessSetup {
  readonly tracker: Tracker;
  readonly people: People;
  readonly table: readonly Row[];
  readonly cookies: readonly (readonly [name: string, cookie: string])[];
  readonly isShort: boolean;
}

class AccessRun {
  readonly violations: string[] = [];
  readonly requests = {
    "reads with headers": 0,
    "reads without a session": 0,
    "forms of others": 0,
    "posts from elsewhere": 0,
  };
  readonly #setup: AccessSetup;
  readonly #origin: string;

  constructor(setup: AccessSetup) {
    this.#setup = setup;
    this.#origin = setup.tracker.origin;
  }

  async readWithForgedHeaders() {
    const { people, table } = this.#setup;
    for (const [index, row] of table.entries())
      for (const [name, headers] of this.#some(forgedHeaders(this.#origin), index, 8)) {
        for (const asker of askers) {
          const status = await this.#statusOf(row.path, { ...headers, cookie: people[asker] });
          this.#expect(`${asker} reads ${row.path} with ${name}`, status, [String(expectedFor(asker, row))]);
          this.requests["reads with headers"] += 1;
        }
        const status = await this.#statusOf(row.path, headers);
        this.#expect(`${row.path} read signed out with ${name}`, status, [expectedForNobody(row)]);
      }
  }

  async readWithInvalidCookies() {
    const { table, cookies } = this.#setup;
    for (const [index, row] of table.entries())
      for (const [name, cookie] of this.#some(cookies, index, 3)) {
        const status = await this.#statusOf(row.path, { cookie });
        this.#expect(`${row.path} read with ${name}`, status, [expectedForNobody(row)]);
        this.requests["reads without a session"] += 1;
      }
  }

  async postAsOthers(form: FoundForm, index: number) {
    for (const [place, asker] of askers.entries()) {
      const cookie = this.#setup.people[asker];
      if (hasSameFormElsewhere(asker, form) || (await this.#hasForm(cookie, form))) continue;
      for (const [way, post] of this.#some(waysToPost(this.#origin, form), index + place, 3)) {
        const { status, text } = await post(cookie);
        const refused = ["403", "404"];
        // Next refuses an action on a page that does not have it, with a conflict. A person who may do the same to another
        // recommendation gets a conflict first too, which shows only what that person may read.
        if (text === "Server Action unavailable." || way === "by its id") refused.push("409");
        // Forms of a person's own account are accepted from everyone, and change only the sender's account.
        if (form.path.startsWith("/account")) refused.push("303", "200");
        this.#expect(`${asker} posts “${form.button}” (${form.path}) ${way}`, String(status), refused);
        this.requests["forms of others"] += 1;
      }
    }
  }

  async postWithInvalidCookies(form: FoundForm, index: number) {
    for (const [name, cookie] of this.#some(this.#setup.cookies, index, 3)) {
      const { status, headers } = await post(this.#origin, cookie, form.path, filledParts(form));
      const isSentToSignIn = status === 303 && headers.location?.includes("/sign-in");
      const result = isSentToSignIn ? "sent to sign in" : String(status);
      this.#expect(`“${form.button}” posted with ${name}`, result, ["sent to sign in"]);
      this.requests["forms of others"] += 1;
    }
  }

  async postFromElsewhere(form: FoundForm, index: number) {
    const cookie = this.#setup.people[form.owner ?? "b"];
    for (const [name, headers] of this.#some(foreignOrigins(this.#origin), index, 3)) {
      const { status } = await sendMultipart(this.#origin, form, filledParts(form), { ...headers, cookie });
      this.#expect(`“${form.button}” (${form.path}) ${name}`, String(status), ["403"]);
      this.requests["posts from elsewhere"] += 1;
    }
  }

  async uploadFromElsewhere() {
    const body = Buffer.from("a,b\n1,2\n");
    const own = { cookie: this.#setup.people.l, "x-file-name": "plans.csv", "content-length": String(body.length) };
    for (const [name, headers] of foreignOrigins(this.#origin)) {
      const upload = { method: "PUT", path: "/api/uploads", headers: { ...headers, ...own }, body };
      this.#expect(`a file uploaded ${name}`, String((await send(this.#origin, upload)).status), ["403"]);
    }
  }

  async readAtTheEnd() {
    for (const asker of askers) {
      const status = await this.#statusOf("/board", { cookie: this.#setup.people[asker] });
      this.#expect(`${asker} reads the board at the end`, status, ["200"]);
    }
  }

  /** In the short form each attempt is made on a part of the pages and forms, another part for each. */
  #some<Attempt>(attempts: readonly Attempt[], offset: number, step: number): readonly Attempt[] {
    return this.#setup.isShort ? attempts.filter((_, index) => (index + offset) % step === 0) : attempts;
  }

  #expect(what: string, got: string, expected: readonly string[]) {
    if (!expected.includes(got)) this.violations.push(`${what}: ${got}, not ${expected.join(" or ")}`);
  }

  /** The status of an answer and, where it redirects, the address. */
  async #statusOf(path: string, headers: Headers): Promise<string> {
    const answer = await sendUnthrottled(this.#origin, { path, headers });
    const { location } = answer.headers;
    return location ? `${answer.status} ${location}` : String(answer.status);
  }

  async #hasForm(cookie: string, { path, action }: PageForm): Promise<boolean> {
    const page = await get(this.#origin, path, cookie);
    return page.status === 200 && formsOn(path, page.text).some((form) => form.action === action);
  }
}

/** A scrutineer may ask questions, but not on the page where a meeting's decisions are entered. */
function hasSameFormElsewhere(asker: Asker, { button }: PageForm): boolean {
  return asker === "s" && button === "Ask the question";
}

type Post = (cookie: string) => Promise<Answer>;

/** To its own page, to a page that everyone may open, and to the server action by its id, as Next's client script does. */
function waysToPost(origin: string, form: PageForm): [way: string, Post][] {
  const byId: Post = (cookie) => {
    const fields = filledParts(form).slice(1);
    const parts = [...fields.map(([name, value]) => [`_1_${name}`, value] as const), ["0", '["$K1"]'] as const];
    const id = form.action.replace("$ACTION_ID_", "");
    return sendMultipart(origin, form, parts, { cookie, origin, accept: "text/x-component", "next-action": id });
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

function sendMultipart(origin: string, { path }: PageForm, parts: Parameters<typeof multipart>[0], headers: Headers) {
  const { type, body } = multipart(parts);
  const sent = { ...headers, "content-type": type, "content-length": String(body.length) };
  return send(origin, { method: "POST", path, headers: sent, body });
}

/** Counts of everything that an accepted request would have changed. */
function stateOf(folder: string): string {
  const tables = ["trail", "uploads", "links", "passwords"];
  const counts = tables.map((table) => `(select count(*) from ${table}) as ${table}`).join(", ");
  return JSON.stringify(readRows(folder, `select ${counts}`)[0]);
}
