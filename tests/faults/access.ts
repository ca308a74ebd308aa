import { join } from "node:path";
import { type Asker, askers, expectedFor, expectedForNobody, type Row } from "../../e2e/support/who-reads-what.ts";
import { read } from "./account.ts";
import { type Answer, ask, askPatiently } from "./ask.ts";
import { crawl } from "./crawl.ts";
import { everything, type People } from "./everything.ts";
import { formsOn, multipart, type PageForm, partsOf, post } from "./forms.ts";
import type { Given } from "./given.ts";
import { plausibly } from "./plausible.ts";
import type { Outcome } from "./report.ts";
import { startTracker, type Tracker } from "./tracker.ts";
import { cookiesThatOpenNothing, headersThatChangeNothing, originsThatAreNotOurs } from "./tricks.ts";

/**
 * The table of who may read what and who may post what, over raw HTTP: with headers that proxies and frameworks have
 * trusted, with cookies that open nothing, with the forms of others and from other sites. Not one answer may differ from
 * the table's, and nothing may be written.
 */
export async function access({ workFolder, isShort }: Given): Promise<Outcome> {
  const folder = join(workFolder, "data");
  const tracker = await startTracker(folder);
  const disabledLater = await tracker.signIn("lead of NHS Kent and Medway");
  const { people, table } = await everything(tracker);
  const cookies = await cookiesThatOpenNothing(tracker, folder, join(workFolder, "another"), disabledLater);
  const forms = await formsOfEverybody(tracker, people, table);
  const before = written(folder);
  const violations: string[] = [];
  const tried = {
    "reads with headers": 0,
    "reads without a session": 0,
    "forms of others": 0,
    "posts from elsewhere": 0,
  };
  const expectStatus = (what: string, got: string, expected: readonly string[]) => {
    if (!expected.includes(got)) violations.push(`${what}: ${got}, not ${expected.join(" or ")}`);
  };

  // In the short form every trick is tried, each on another part of what there is.
  const some = <Trick>(tricks: readonly Trick[], offset: number, step: number) =>
    isShort ? tricks.filter((_, index) => (index + offset) % step === 0) : tricks;

  for (const [index, row] of table.entries())
    for (const [name, headers] of some(headersThatChangeNothing(tracker.origin), index, 8)) {
      for (const asker of askers) {
        const got = await statusOf(tracker, row.path, { ...headers, cookie: people[asker] });
        expectStatus(`${asker} reads ${row.path} with ${name}`, got, [String(expectedFor(asker, row))]);
        tried["reads with headers"] += 1;
      }
      const got = await statusOf(tracker, row.path, headers);
      expectStatus(`nobody reads ${row.path} with ${name}`, got, [expectedForNobody(row)]);
    }

  for (const [index, row] of table.entries())
    for (const [name, cookie] of some(cookies, index, 3)) {
      expectStatus(`${name} reads ${row.path}`, await statusOf(tracker, row.path, { cookie }), [
        expectedForNobody(row),
      ]);
      tried["reads without a session"] += 1;
    }

  for (const [index, form] of forms.entries()) {
    for (const [place, asker] of askers.entries()) {
      if (isTheirsElsewhere(asker, form) || (await hasForm(tracker, people[asker], form))) continue;
      for (const [how, send] of some(waysToSend(tracker, form), index + place, 3)) {
        const { status, text } = await send(people[asker]);
        // Next itself refuses an action on a page that does not have it. And whoever may do the same on another
        // recommendation is told of a collision first: what stands there they may read.
        const isUnknown = text === "Server Action unavailable.";
        const refused = isUnknown || how === "by its id" ? ["403", "404", "409"] : ["403", "404"];
        // What is on everybody's own page reaches nobody else's: it is taken, and does nothing.
        if (form.path.startsWith("/account")) refused.push("303", "200");
        expectStatus(`${asker} sends “${form.button}” (${form.path}) ${how}`, String(status), refused);
        tried["forms of others"] += 1;
      }
    }
    for (const [name, cookie] of some(cookies, index, 3)) {
      const answer = await post(tracker.origin, cookie, form.path, partsOf(form, plausibly(form)));
      const isSentToSignIn = answer.status === 303 && answer.headers.location?.includes("/sign-in");
      expectStatus(`${name} sends “${form.button}”`, isSentToSignIn ? "to sign in" : String(answer.status), [
        "to sign in",
      ]);
      tried["forms of others"] += 1;
    }
    for (const [name, headers] of some(originsThatAreNotOurs(tracker.origin), index, 3)) {
      const { type, body } = multipart(partsOf(form, plausibly(form)));
      const sent = {
        ...headers,
        cookie: people[ownerOf(form, forms)],
        "content-type": type,
        "content-length": String(body.length),
      };
      const answer = await ask(tracker.origin, { method: "POST", path: form.path, headers: sent, body });
      expectStatus(`“${form.button}” (${form.path}) ${name}`, String(answer.status), ["403"]);
      tried["posts from elsewhere"] += 1;
    }
  }
  for (const [name, headers] of originsThatAreNotOurs(tracker.origin)) {
    const sent = { ...headers, cookie: people.l, "x-file-name": "plans.csv", "content-length": "8" };
    const put = await ask(tracker.origin, {
      method: "PUT",
      path: "/api/uploads",
      headers: sent,
      body: Buffer.from("a,b\n1,2\n"),
    });
    expectStatus(`a file sent ${name}`, String(put.status), ["403"]);
  }

  for (const asker of askers)
    expectStatus(`${asker} at the end`, await statusOf(tracker, "/board", { cookie: people[asker] }), ["200"]);
  const after = written(folder);
  if (after !== before) violations.push(`something was written: ${before} before, ${after} afterwards`);
  const refusals = read<{ count: number }>(folder, "select count(*) as count from refusals")[0]?.count ?? 0;
  await tracker.stop();
  return { counted: { ...tried, forms: forms.length, "refusals recorded": refusals }, violations };
}

interface OwnedForm extends PageForm {
  readonly owner: Asker;
}

/** Every form there is, once for each server action, with somebody who has it. */
async function formsOfEverybody(tracker: Tracker, people: People, table: readonly Row[]): Promise<OwnedForm[]> {
  const forms = new Map<string, OwnedForm>();
  for (const owner of askers) {
    const from = table
      .filter((row) => row.for.includes(owner) && !/^(route|open page)$/.test(row.kind))
      .map(({ path }) => path);
    const found = await crawl(tracker.origin, people[owner], from);
    for (const form of found.forms)
      if (form.fields.length > 0 && !forms.has(form.action)) forms.set(form.action, { ...form, owner });
  }
  return [...forms.values()];
}

function ownerOf(form: PageForm, forms: readonly OwnedForm[]): Asker {
  return forms.find(({ action }) => action === form.action)?.owner ?? "b";
}

/** A scrutineer asks questions, though not on the page where a meeting's decisions are entered. */
function isTheirsElsewhere(asker: Asker, { button }: PageForm): boolean {
  return asker === "s" && button === "Ask the question";
}

async function hasForm(tracker: Tracker, cookie: string, { path, action }: PageForm): Promise<boolean> {
  const page = await ask(tracker.origin, { path, headers: { cookie } });
  return page.status === 200 && formsOn(path, page.text).some((form) => form.action === action);
}

type Send = (cookie: string) => Promise<Answer>;

/** To the page it stands on, to a page that is everybody's, and to the server action by its id, as Next's own script would. */
function waysToSend({ origin }: Tracker, form: PageForm): [string, Send][] {
  const filled = () => partsOf(form, plausibly(form));
  const byId: Send = (cookie) => {
    const fields = filled().slice(1);
    const named = fields.map(([name, value]): [string, typeof value] => [`_1_${name}`, value]);
    const { type, body } = multipart([...named, ["0", '["$K1"]']]);
    const headers = {
      cookie,
      origin,
      accept: "text/x-component",
      "next-action": form.action.replace("$ACTION_ID_", ""),
      "content-type": type,
      "content-length": String(body.length),
    };
    return ask(origin, { method: "POST", path: form.path, headers, body });
  };
  return [
    ["where it stands", (cookie) => post(origin, cookie, form.path, filled())],
    ["on the board page", (cookie) => post(origin, cookie, "/board", filled())],
    ["by its id", byId],
  ];
}

/** The status, and where it sends on. */
async function statusOf(tracker: Tracker, path: string, headers: Record<string, string | string[]>): Promise<string> {
  const answer = await askPatiently(tracker.origin, { path, headers });
  const { location } = answer.headers;
  return location ? `${answer.status} ${location}` : String(answer.status);
}

/** All that a write would have changed, in a line. */
function written(folder: string): string {
  const [row] = read<{ trail: number; uploads: number; links: number; passwords: number }>(
    folder,
    "select (select count(*) from trail) as trail, (select count(*) from uploads) as uploads, (select count(*) from links) as links, (select count(*) from passwords) as passwords",
  );
  return JSON.stringify(row);
}
