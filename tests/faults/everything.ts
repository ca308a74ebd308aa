import { whoReadsWhat } from "../../e2e/support/who-reads-what.ts";
import { type Answer, ask } from "./ask.ts";
import { attribute, elementsOf, formWith, type Link, linksOn, partsOf, post, type SentFile } from "./forms.ts";
import type { Tracker } from "./tracker.ts";

/** Everybody there is, by the letters of `who-reads-what.ts`, with the cookie of their session. */
export type People = Readonly<Record<"b" | "e" | "l" | "o" | "s" | "v", string>>;

export const PASSWORD = "lantern orchard gravel tide";

/**
 * Brings a trial to where every page and form there is can be found: requests wait, one recommendation is closed, one
 * delivered, an update is held, a paper issued, somebody invited, disabled, handed over from. All of it over HTTP.
 */
export async function everything(tracker: Tracker) {
  const { origin } = tracker;
  const [b, e, l, v] = await Promise.all(
    ["business", "executive", "lead of KCC Early Help", "viewer"].map((who) => tracker.signIn(who)),
  );
  if (!b || !e || !l || !v) throw new Error("nobody signed in");
  const send = (cookie: string, path: string, given: Given) => fillAndSend(origin, cookie, path, given);
  const find = (cookie: string, path: string, wanted: (link: Link) => boolean) => linkOn(origin, cookie, path, wanted);
  const at = (path: string) => `/recommendations/HU2-4/${path}`;

  const done = { done: "Every district shares plans.", rating: "delivered" };
  await send(l, at("update"), done);
  await send(l, at("sign-off"), { done: done.done, difference: "Partners hear of a plan before the review." });
  await send(l, at("new-date"), { dueOn: daysOn(200), reason: "One partner is late.", interimRisk: "Small." });
  await send(b, "/recommendations/HU2-1/update", done);
  await send(e, "/recommendations/HU2-2/not-pursued", { reason: "Overtaken by another recommendation." });
  const person = async (name: string) => find(b, "/people", ({ words }) => words === name);
  const disabled = await person("Sample lead of NHS Kent and Medway");
  await send(b, `${disabled}/disable`, { reason: "Left." });

  const held = await send(l, at("update"), {
    ...done,
    done: "Baby A was visited at home.",
    postAnyway: "on",
    ...evidence(),
  });
  const heldNumber = /#n(\d+)$/.exec(held.headers.location ?? "")?.[1] ?? "";
  const heldFile = await find(l, "/recommendations/HU2-4", ({ words }) => words.includes("Notes of the visit"));

  const agencyOf = async (name: string) => find(b, "/agencies", ({ words }) => words === name);
  const training = (await agencyOf("KSCMP training")).replace(/^.*\//, "");
  const s = await invited(origin, b, { name: "Ines Gray", email: "ines@example.org", role: "scrutineer" });
  const o = await invited(origin, b, { name: "Ana Reid", email: "ana@example.org", role: "lead", agencyId: training });
  await send(b, "/people/invite", { name: "Noor Ahmed", email: "noor@example.org", role: "viewer" });
  const leaver = await person("Sample lead of KSCMP training");
  const successor = (await person("Ana Reid")).replace(/^.*\//, "");
  await send(b, `${leaver}/hand-over`, { toPersonId: successor, reason: "Left the agency." });

  const meeting = await find(b, "/board/meetings", ({ href }) => /\/meetings\/\d{4}-\d\d-\d\d$/.test(href));
  await send(b, `${meeting}/paper/cover`, { title: "Where they stand", agendaItem: "4", risks: "None is known." });
  await send(b, `${meeting}/paper/issue`, {});
  const word = await find(b, meeting, ({ href }) => /^\/api\/papers\/\d+\/\d+$/.test(href)).catch(() =>
    find(b, `${meeting}/paper?version=1`, ({ href }) => /^\/api\/papers\/\d+\/\d+$/.test(href)),
  );

  const appraise = await find(b, "/recommendations/HU2-4", ({ href }) => /\/evidence\/\d+\/appraise$/.test(href));
  const places = {
    disabled,
    agency: await agencyOf("KCC Early Help"),
    person: await person("Sample lead of KCC Early Help"),
    action: await find(b, "/recommendations/HU2-3", ({ href }) => /\/actions\/\d+$/.test(href)),
    question: await find(b, "/recommendations/HU2-1", ({ href }) => /\/questions\/\d+$/.test(href)),
    evidence: appraise.replace(/\/appraise$/, ""),
    redact: await find(b, "/recommendations/HU2-4?show=updates", ({ href }) => /\/history\/\d+\/redact$/.test(href)),
  };
  const handover = await find(o, "/my-work", ({ href }) => /\/handovers\/\d+$/.test(href));
  const people: People = { b, e, l, o, s, v };
  return {
    people,
    table: whoReadsWhat(places, { held: heldNumber, heldFile, handover, meeting, word }),
    disabled,
    leaver,
  };
}

type Given = Readonly<Record<string, string | SentFile>>;

/** Fills in the form on a page that has these fields, and sends it. Throws where it is not taken. */
export async function fillAndSend(origin: string, cookie: string, path: string, given: Given): Promise<Answer> {
  const form = await formWith(origin, cookie, path, Object.keys(given)[0] ?? "formKey");
  const answer = await post(origin, cookie, path, partsOf(form, given));
  if (answer.status !== 303) throw new Error(`${path} was answered with ${answer.status}: ${problemOn(answer)}`);
  return answer;
}

/** What stands over a form that was not taken. */
function problemOn({ text }: Answer): string {
  return /role="alert"[\s\S]{0,600}/.exec(text)?.[0].replace(/<[^>]*>/g, " ") ?? text.slice(0, 200);
}

async function linkOn(origin: string, cookie: string, path: string, wanted: (link: Link) => boolean): Promise<string> {
  const { text } = await ask(origin, { path, headers: { cookie } });
  const link = linksOn(text).find(wanted);
  if (!link) throw new Error(`${path} has no such link`);
  return link.href;
}

/** Invites somebody, sets their password behind the one-time link, and gives the cookie of their session. */
async function invited(origin: string, business: string, given: Given): Promise<string> {
  const answer = await fillAndSend(origin, business, "/people/invite", given);
  const cookie = [business, ...cookiesOf(answer)].join("; ");
  const page = await ask(origin, { path: answer.headers.location ?? "", headers: { cookie } });
  const address = elementsOf(page.text).find((element) => attribute(element, "id") === "address");
  const { pathname } = new URL((address && attribute(address, "value")) ?? "");
  const accepted = await fillAndSend(origin, "", pathname, { password: PASSWORD, passwordAgain: PASSWORD });
  const session = cookiesOf(accepted).find((one) => one.startsWith("tracker-session="));
  if (!session) throw new Error("accepting an invitation opened no session");
  return session;
}

export function cookiesOf({ headers }: Answer): string[] {
  return (headers["set-cookie"] ?? []).map((one) => one.split(";")[0] ?? "");
}

function evidence(): Given {
  return {
    "evidence.0.file": { fileName: "visit.csv", bytes: Buffer.from("District,Visits\nNorth,3\n") },
    "evidence.0.title": "Notes of the visit",
    "evidence.0.shows": "activity",
    "evidence.0.trueOn": "2026-01-05",
  };
}

/** A day so many days from today, as a date field takes it. */
export function daysOn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
