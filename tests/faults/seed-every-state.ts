import { readAccess } from "../../e2e/support/read-access.ts";
import {
  attribute,
  elementsOf,
  type FormValues,
  factNumberOf,
  fillAndPost,
  type Link,
  linksOn,
} from "../driver/forms.ts";
import { cookiesOf, get, send } from "../driver/http.ts";
import { SESSION_COOKIE, type Tracker } from "../driver/tracker.ts";

/** The cookie of a session for each person, by the letters that `read-access.ts` gives them. */
export type People = Readonly<Record<"b" | "e" | "l" | "o" | "s" | "v", string>>;

export const PASSWORD = "lantern orchard gravel tide";

/** Posts forms and finds links as one person. */
type Session = ReturnType<typeof sessionOf>;

/**
 * Brings a trial into a state in which every page and form can be found: requests wait, one recommendation is closed and
 * one delivered, an update is held for review, a paper issued, people invited, disabled and handed over from. Everything is
 * posted over HTTP. Returns the people, and the table of who may read what.
 */
export async function seedEveryState(tracker: Tracker) {
  const { origin } = tracker;
  const [b, e] = [await tracker.signIn("business"), await tracker.signIn("executive")];
  const [l, v] = [await tracker.signIn("lead of KCC Early Help"), await tracker.signIn("viewer")];
  const [business, executive, lead] = [sessionOf(origin, b), sessionOf(origin, e), sessionOf(origin, l)];
  await reportAndDecide(business, executive, lead);
  const disabled = await business.linkOn("/people", named("Sample lead of NHS Kent and Medway"));
  await business.post(`${disabled}/disable`, { reason: "Left." });
  const held = await postHeldUpdate(lead);
  const { s, o } = await inviteAndHandOver(origin, b);
  const { meeting, word } = await issuePaper(business);
  await addEarlierReview(business);
  await business.post(onHu24("said-before"), { entered: "EA1-1", kind: "same-again", reason: "Both ask for it." });
  const drafts = { draft: await beginDraft(business, "BR1"), ...(await prepareImports(business)) };
  const places = { ...(await placesFor(business)), disabled, ...drafts };
  const handover = await sessionOf(origin, o).linkOn("/my-work", to(/\/handovers\/\d+$/));
  const people: People = { b, e, l, o, s, v };
  return { people, table: readAccess(places, { ...held, handover, meeting, word }) };
}

/** A day so many days from today, as a date field takes it. */
export function daysFromToday(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

const onHu24 = (path: string) => `/recommendations/HU2-4/${path}`;
const delivered = { done: "Every district shares plans.", rating: "delivered" };
const named = (name: string) => (link: Link) => link.text === name;
const to = (pattern: RegExp) => (link: Link) => pattern.test(link.href);

function sessionOf(origin: string, cookie: string) {
  return {
    post: (path: string, values: FormValues) => fillAndPost(origin, cookie, path, values),
    async linkOn(path: string, isWanted: (link: Link) => boolean): Promise<string> {
      const { text } = await get(origin, path, cookie);
      const link = linksOn(text).find(isWanted);
      if (!link) throw new Error(`${path} has no such link`);
      return link.href;
    },
  };
}

async function reportAndDecide(business: Session, executive: Session, lead: Session) {
  await lead.post(onHu24("update"), delivered);
  const newDate = { dueOn: daysFromToday(200), reason: "One partner is late.", interimRisk: "Small." };
  await lead.post(onHu24("sign-off"), { done: delivered.done, difference: "Partners hear of a plan earlier." });
  await lead.post(onHu24("new-date"), newDate);
  await business.post("/recommendations/HU2-1/update", delivered);
  await executive.post("/recommendations/HU2-2/not-pursued", { reason: "Overtaken by another recommendation." });
}

async function postHeldUpdate(lead: Session) {
  const answer = await lead.post(onHu24("update"), {
    ...delivered,
    done: "Baby A was visited at home.",
    postAnyway: "on",
    "evidence.0.file": { fileName: "visit.csv", bytes: Buffer.from("District,Visits\nNorth,3\n") },
    "evidence.0.title": "Notes of the visit",
    "evidence.0.shows": "activity",
    "evidence.0.trueOn": "2026-01-05",
  });
  const heldFile = await lead.linkOn("/recommendations/HU2-4", ({ text }) => text.includes("Notes of the visit"));
  return { held: factNumberOf(answer) ?? "", heldFile };
}

/** Invites a scrutineer and a second lead, to whom the lead of KSCMP training then hands over. */
async function inviteAndHandOver(origin: string, b: string) {
  const business = sessionOf(origin, b);
  const idAt = (href: string) => href.replace(/^.*\//, "");
  const agencyId = idAt(await business.linkOn("/agencies", named("KSCMP training")));
  const s = await invited(origin, b, { name: "Ines Gray", email: "ines@example.org", role: "scrutineer" });
  const o = await invited(origin, b, { name: "Ana Reid", email: "ana@example.org", role: "lead", agencyId });
  await business.post("/people/invite", { name: "Noor Ahmed", email: "noor@example.org", role: "viewer" });
  const leaver = await business.linkOn("/people", named("Sample lead of KSCMP training"));
  const toPersonId = idAt(await business.linkOn("/people", named("Ana Reid")));
  await business.post(`${leaver}/hand-over`, { toPersonId, reason: "Left the agency." });
  return { s, o };
}

async function issuePaper(business: Session) {
  const meeting = await business.linkOn("/board/meetings", to(/\/meetings\/\d{4}-\d\d-\d\d$/));
  const cover = { title: "Where they stand", agendaItem: "4", risks: "None is known." };
  await business.post(`${meeting}/paper/cover`, cover);
  await business.post(`${meeting}/paper/issue`, {});
  const isWord = to(/^\/api\/papers\/\d+\/\d+$/);
  const onPaper = () => business.linkOn(`${meeting}/paper?version=1`, isWord);
  const word = await business.linkOn(meeting, isWord).catch(onPaper);
  return { meeting, word };
}

/** Adds the review EA1, with a recommendation that can be linked with one of HU2. */
async function addEarlierReview(business: Session) {
  await business.post(`${await beginDraft(business, "EA1")}/check`, {});
}

/** Begins a draft of a review, and returns its address. */
async function beginDraft(business: Session, code: string): Promise<string> {
  const answer = await business.post("/reviews/add", {
    title: "Bruising in babies",
    code,
    kind: "Audit",
    publishedOn: "2026-01-05",
    publisher: "The partnership",
    scope: "How agencies answered when bruises were seen.",
    list: "1. Plans should be shared.\n2. Schools should ask.",
  });
  return (answer.headers.location ?? "").replace(/\/check$/, "");
}

/** Imports a plan and begins another import. */
async function prepareImports(business: Session) {
  const bytes = Buffer.from("Recommendation,Lead agency\nVisits should be recorded on the same day.,KCC Early Help\n");
  const begin = async () => {
    const answer = await business.post("/imports/add", { "plan.0.file": { fileName: "visits.csv", bytes } });
    return answer.headers.location ?? "";
  };
  const first = await begin();
  await business.post(`${first}/reviews`, {
    "reviews.0.choice": "new",
    "reviews.0.title": "Audit of visits",
    "reviews.0.code": "VR1",
    "reviews.0.kind": "Audit",
    "reviews.0.publishedOn": "2026-01-05",
    "reviews.0.publisher": "The partnership",
    "reviews.0.scope": "How visits are recorded.",
  });
  await business.post(`${first}/columns`, {});
  const imported = await business.post(`${first}/check`, {});
  return { imported: imported.headers.location?.replace(/\?.*/, "") ?? "", importDraft: await begin() };
}

async function placesFor(business: Session) {
  const appraise = await business.linkOn("/recommendations/HU2-4", to(/\/evidence\/\d+\/appraise$/));
  return {
    agency: await business.linkOn("/agencies", named("KCC Early Help")),
    person: await business.linkOn("/people", named("Sample lead of KCC Early Help")),
    action: await business.linkOn("/recommendations/HU2-3", to(/\/actions\/\d+$/)),
    question: await business.linkOn("/recommendations/HU2-1", to(/\/questions\/\d+$/)),
    link: await business.linkOn("/recommendations/HU2-4", to(/\/links\/\d+$/)),
    evidence: appraise.replace(/\/appraise$/, ""),
    redact: await business.linkOn("/recommendations/HU2-4?show=updates", to(/\/history\/\d+\/redact$/)),
  };
}

/** Invites a person, sets a password behind the one-time link, and returns the cookie of the session that this opens. */
async function invited(origin: string, business: string, values: FormValues): Promise<string> {
  const answer = await fillAndPost(origin, business, "/people/invite", values);
  const cookie = [business, ...cookiesOf(answer)].join("; ");
  const page = await send(origin, { path: answer.headers.location ?? "", headers: { cookie } });
  // The one field that cannot be changed has the link to copy.
  const field = elementsOf(page.text).find((element) => attribute(element, "readonly") !== null);
  const { pathname } = new URL((field && attribute(field, "value")) ?? "");
  const accepted = await fillAndPost(origin, "", pathname, { password: PASSWORD, passwordAgain: PASSWORD });
  const session = cookiesOf(accepted).find((one) => one.startsWith(`${SESSION_COOKIE}=`));
  if (!session) throw new Error("accepting an invitation opened no session");
  return session;
}
