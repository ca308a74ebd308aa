import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { dateOf, now } from "#lib/core/clock.ts";
import { type AsOf, asOfInstant, type Context, contextAt, currentContext } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import * as people from "#lib/identity/people/queries.ts";
import * as secondFactor from "#lib/identity/second-factor/queries.ts";
import * as checks from "#lib/operations/checks/queries.ts";
import * as agencies from "#lib/partnership/agencies.queries.ts";
import * as meetings from "#lib/partnership/meetings.queries.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";
import * as reviews from "#lib/partnership/reviews.queries.ts";
import { releaseHeld } from "#lib/privacy/moderation/commands.ts";
import * as moderation from "#lib/privacy/moderation/queries.ts";
import * as redaction from "#lib/privacy/redaction/queries.ts";
import { addAction, reportOnAction } from "#lib/recommendations/actions/commands.ts";
import * as actions from "#lib/recommendations/actions/queries.ts";
import { assess } from "#lib/recommendations/assessment.commands.ts";
import * as assessment from "#lib/recommendations/assessment.queries.ts";
import { requestNewDate, setDueDate } from "#lib/recommendations/due-dates/commands.ts";
import * as dueDates from "#lib/recommendations/due-dates/queries.ts";
import { handOver } from "#lib/recommendations/handover.commands.ts";
import * as handover from "#lib/recommendations/handover.queries.ts";
import { assignOwner, setContributors } from "#lib/recommendations/ownership.commands.ts";
import * as ownership from "#lib/recommendations/ownership.queries.ts";
import { answerQuestion, askAgain, askQuestion } from "#lib/recommendations/questions.commands.ts";
import * as questions from "#lib/recommendations/questions.queries.ts";
import { requestSignOff } from "#lib/recommendations/sign-off/commands.ts";
import * as signOff from "#lib/recommendations/sign-off/queries.ts";
import { addEvidence, postUpdate } from "#lib/recommendations/updates/commands.ts";
import * as updates from "#lib/recommendations/updates/queries.ts";
import * as actionLog from "#lib/reporting/action-log.queries.ts";
import * as agenda from "#lib/reporting/agenda/queries.ts";
import * as board from "#lib/reporting/board.queries.ts";
import * as changes from "#lib/reporting/changes/queries.ts";
import * as papers from "#lib/reporting/papers/queries.ts";
import type { Cover } from "#lib/reporting/papers/rules.ts";
import * as tasks from "#lib/reporting/tasks/queries.ts";
import * as timeline from "#lib/reporting/timeline/queries.ts";
import * as yearlyExtract from "#lib/reporting/yearly-extract/queries.ts";
import { everything } from "#lib/status/listing.rules.ts";
import * as status from "#lib/status/queries.ts";
import { type Cast, idOf, invited, seedCast, ticketOf, withTestDatabase } from "#tests/support/database.ts";
import { issue, meet } from "#tests/support/papers.ts";

withTestDatabase();

const nouns = {
  changes,
  "action-log": actionLog,
  agenda,
  papers,
  "yearly-extract": yearlyExtract,
  actions,
  agencies,
  assessment,
  tasks,
  board,
  "due-dates": dueDates,
  handover,
  timeline,
  moderation,
  meetings,
  checks,
  ownership,
  people,
  status,
  updates,
  questions,
  redaction,
  reviews,
  "second-factor": secondFactor,
  "sign-off": signOff,
};
type Nouns = typeof nouns;

let cast: Cast;
let colleague: Viewer;
let open: OpenScene;
/** A meeting with a paper. */
let issuedFor: Meeting;

beforeAll(async () => {
  cast = await seedCast();
  colleague = await invited("lead", cast.agencies.earlyHelp);
  open = await openScene();
  issuedFor = await meet(cast, dateOf(now()));
  await issue(cast, issuedFor);
});

/** Who asks. KCC Early Help owns HU2-4, KSCMP training contributes to it. */
const askers = {
  "the business team": () => cast.business,
  "the Executive": () => cast.executive,
  "the Independent Scrutineer": () => cast.scrutineer,
  "a viewer": () => cast.viewer,
  "the lead of the owner": () => cast.leads.earlyHelp,
  "another lead of the owner": () => colleague,
  "the lead of a contributor": () => cast.leads.training,
  "the lead of another agency": () => cast.leads.nhs,
};
type Asker = keyof typeof askers;
const askerNames = Object.keys(askers).filter((name): name is Asker => name in askers);

/** What is asked about: HU2-4, and what stands under it or elsewhere. */
interface Scene {
  readonly asOf: AsOf;
  readonly id: number;
  readonly personId: number;
  readonly agencyId: number;
  readonly heldTrails: readonly number[];
  readonly actionTrail: number;
  readonly questionTrail: number;
  readonly evidenceId: number;
  readonly handoverTrail: number;
}

/** What is told to everybody, with what it takes to add to it. */
interface OpenScene extends Scene {
  readonly updateTrail: number;
  readonly dueDateTrail: number;
  /** A question whose answer has the next number. */
  readonly answeredTrail: number;
}

type Ask = (ctx: Context, scene: Scene) => Promise<unknown>;

interface Row {
  readonly readers: readonly Asker[];
  /** Whether each of them is told the same. */
  readonly alike: boolean;
  readonly ask: Ask;
}

/** Who may read what, as the product has it: written out by hand, not taken from the access table. */
const allAlike = (ask: Ask): Row => ({ readers: askerNames, alike: true, ask });
const eachTheirOwn = (ask: Ask): Row => ({ readers: askerNames, alike: false, ask });
const businessTeam = (ask: Ask): Row => ({ readers: ["the business team"], alike: true, ask });
/** About the lead of the owner, whose own it is. */
const ownAndBusinessTeam = (ask: Ask): Row => ({
  readers: ["the business team", "the lead of the owner"],
  alike: true,
  ask,
});
const whoInspects = (ask: Ask): Row => ({
  readers: ["the business team", "the Independent Scrutineer", "a viewer"],
  alike: false,
  ask,
});

/** What all alike may read: about one thing, or without more. */
type About = "id" | "personId" | "agencyId" | "actionTrail" | "questionTrail" | "evidenceId" | "handoverTrail";
const about = (what: About, query: (ctx: Context, what: number) => Promise<unknown>) =>
  allAlike((ctx, scene) => query(ctx, scene[what]));
const plainly = (query: (ctx: Context) => Promise<unknown>) => allAlike((ctx) => query(ctx));

/** Why nobody asks it. */
const PART = "a part that queries are made of";
const SIGNING_IN = "nobody has signed in yet when it is asked";
const OPERATOR = "run by the operator of the machine, who is not a viewer";
const COMMANDS = "asked by commands, and they ask the access table";

const reference = "HU2-4";
const counted = { listing: {}, lastMeeting: null };
const meeting = { id: 0, title: "Executive", heldOn: dateOf(0), papersDueOn: null };
const cover: Cover = {
  agendaItem: "",
  title: "Where they stand",
  author: "",
  sponsor: "",
  purpose: "information",
  asks: "",
  summary: "",
  risks: "",
  scope: "all",
};

/** Every export of every noun's queries: who may read it and how it is asked, or why nobody asks it. */
const matrix: { readonly [Noun in keyof Nouns]: { readonly [Name in keyof Nouns[Noun]]: Row | string } } = {
  actions: {
    listAsks: about("id", actions.listAsks),
    askWords: plainly(actions.askWords),
    listActions: about("id", actions.listActions),
    listActionsUnder: about("id", (ctx, id) => actions.listActionsUnder(ctx, [id])),
    listActionsOf: about("personId", (ctx, id) => actions.listActionsOf(ctx, id)),
    listActionsOfAgencies: about("agencyId", (ctx, id) => actions.listActionsOfAgencies(ctx, [id])),
    getAction: about("actionTrail", actions.getAction),
    listReports: about("actionTrail", actions.listReports),
    isLatestReport: PART,
  },
  agencies: {
    listAgencies: plainly(agencies.listAgencies),
    getAgency: about("agencyId", agencies.getAgency),
    listAgencyNames: about("agencyId", agencies.listAgencyNames),
    listOwned: plainly(async (ctx) => agencies.listOwned(ctx, await agencies.listAgencies(ctx))),
    REFERENCES_SHOWN: PART,
    nothingOwned: PART,
  },
  assessment: {
    findAssessment: about("id", assessment.findAssessment),
    appraisalsOf: about("id", assessment.appraisalsOf),
  },
  tasks: {
    workOfLead: eachTheirOwn((ctx) => tasks.workOfLead(ctx)),
    listToDecide: plainly(async (ctx) => tasks.listToDecide(ctx, await status.countStatuses(ctx, counted), 10)),
    workOfBusinessTeam: businessTeam((ctx) => tasks.workOfBusinessTeam(ctx)),
  },
  board: {
    boardSummary: plainly((ctx) => board.boardSummary(ctx, 1)),
    listDifferences: plainly((ctx) => board.listDifferences(ctx, 10)),
  },
  changes: {
    changesSince: about("id", (ctx, id) => changes.changesSince(ctx, { ...ctx.asOf, event: 1 }, [id])),
  },
  "due-dates": {
    dueDatesOf: about("id", dueDates.dueDatesOf),
  },
  handover: {
    portfolioOf: about("personId", handover.portfolioOf),
    listHandoversToAccept: plainly(handover.listHandoversToAccept),
    getHandover: about("handoverTrail", handover.getHandover),
    listHandoversOf: about("personId", handover.listHandoversOf),
    listLeadersWhoLeft: plainly(handover.listLeadersWhoLeft),
  },
  timeline: {
    getRecommendationDetail: about("id", (ctx, id) => timeline.getRecommendationDetail(ctx, { id })),
    timelineOf: about("id", (ctx, id) => timeline.timelineOf(ctx, { id }, "everything")),
    listHistory: whoInspects((ctx) => timeline.listHistory(ctx, {}, 1000)),
    eachInHistory: whoInspects((ctx) => Array.fromAsync(timeline.eachInHistory(ctx, {}))),
    listAuthors: whoInspects(timeline.listAuthors),
    HISTORY_PAGE: PART,
  },
  moderation: {
    listHeldTexts: businessTeam(moderation.listHeldTexts),
    countHeldTexts: businessTeam(moderation.countHeldTexts),
    getHeldText: businessTeam((ctx, { heldTrails }) =>
      Promise.all(heldTrails.map((trail) => moderation.getHeldText(ctx, trail))),
    ),
  },
  meetings: {
    listMeetings: plainly(meetings.listMeetings),
    getMeeting: plainly((ctx) => meetings.getMeeting(ctx, issuedFor.heldOn)),
    meetingAfter: plainly((ctx) => meetings.meetingAfter(ctx, meeting.heldOn)),
    assertMeeting: COMMANDS,
  },
  checks: {
    verifyAll: OPERATOR,
    troubleBeforeServing: OPERATOR,
    readiness: OPERATOR,
    describeRow: OPERATOR,
  },
  ownership: {
    ownershipOf: about("id", (ctx, id) => ownership.ownershipOf(ctx, { id })),
    recommendationAsSubject: plainly((ctx) => ownership.recommendationAsSubject(ctx, reference)),
    reportingSubject: eachTheirOwn((ctx) => ownership.reportingSubject(ctx, reference, undefined)),
    listAssignments: about("id", ownership.listAssignments),
    handedColumns: PART,
    isLatestAssignment: PART,
    isLatestHandover: PART,
  },
  "action-log": { listActionLog: plainly(actionLog.listActionLog) },
  agenda: {
    decisionsAt: plainly((ctx) => agenda.decisionsAt(ctx, 0)),
    agendaOf: eachTheirOwn((ctx) => agenda.agendaOf(ctx, meeting)),
  },
  "yearly-extract": {
    extractOf: plainly(async (ctx) => {
      const { asAt: _now, ...extract } = await yearlyExtract.extractOf(ctx, { from: dateOf(0), to: dateOf(now()) });
      return extract;
    }),
  },
  papers: {
    listPapers: plainly(papers.listPapers),
    getPaper: plainly((ctx) => papers.getPaper(ctx, issuedFor.id, 1)),
    getDraft: businessTeam((ctx) => papers.getDraft(ctx, issuedFor)),
    findCover: plainly((ctx) => papers.findCover(ctx, meeting.id)),
    draftedCover: eachTheirOwn((ctx) => papers.draftedCover(ctx, meeting)),
    sinceFor: plainly((ctx) => papers.sinceFor(ctx, meeting)),
    lastIssued: plainly(papers.lastIssued),
    buildPaper: plainly((ctx) => papers.buildPaper(ctx, meeting, cover)),
  },
  people: {
    listPeople: businessTeam(people.listPeople),
    getPerson: businessTeam((ctx, { personId }) => people.getPerson(ctx, personId)),
    listLeads: plainly(people.listLeads),
    namesOfPeople: plainly(people.namesOfPeople),
    personAsSubject: COMMANDS,
    listSessions: ownAndBusinessTeam((ctx, { personId }) => people.listSessions(ctx, personId)),
    latestOf: PART,
    findHalfSession: SIGNING_IN,
    findSession: SIGNING_IN,
    findSessionOwner: SIGNING_IN,
    findCredentials: SIGNING_IN,
    findLink: SIGNING_IN,
  },
  status: {
    listStatuses: plainly((ctx) => status.listStatuses(ctx, everything)),
    statusesById: about("id", (ctx, id) => status.statusesById(ctx, [id])),
    listAllStatuses: plainly((ctx) => status.listAllStatuses(ctx, {})),
    listFiltered: plainly((ctx) => status.listFiltered(ctx, "no-due-date", 10)),
    listOwnedStatuses: about("agencyId", (ctx, id) => status.listOwnedStatuses(ctx, id)),
    countStatuses: plainly((ctx) => status.countStatuses(ctx, counted)),
    countTotals: plainly(status.countTotals),
  },
  updates: {
    listUpdates: about("id", updates.listUpdates),
    findCurrentUpdate: about("id", (ctx, id) => updates.findCurrentUpdate(ctx, id)),
    listEvidence: about("id", updates.listEvidence),
    isCorrected: PART,
    isCurrentEvidence: PART,
    replacedBy: PART,
    listFoundViruses: eachTheirOwn((ctx) => updates.listFoundViruses(ctx)),
    getEvidenceFile: about("evidenceId", updates.getEvidenceFile),
  },
  questions: {
    listThreads: about("id", questions.listThreads),
    getThread: about("questionTrail", questions.getThread),
    listOpenThreads: plainly((ctx) => questions.listOpenThreads(ctx, 10)),
    isOpenBy: PART,
  },
  redaction: {
    getWrittenTexts: businessTeam((ctx, { heldTrails }) =>
      Promise.all(heldTrails.map((trail) => redaction.getWrittenTexts(ctx, trail))),
    ),
    redactionsOf: allAlike((ctx, { heldTrails }) => redaction.redactionsOf(ctx, heldTrails)),
  },
  reviews: {
    listReviews: plainly(reviews.listReviews),
    getReview: plainly((ctx) => reviews.getReview(ctx, "HU2")),
    getRecommendation: plainly((ctx) => reviews.getRecommendation(ctx, reference)),
    wordingsOf: about("id", (ctx, id) => reviews.wordingsOf(ctx, [id])),
    backgroundOf: plainly(async (ctx) => reviews.backgroundOf(ctx, await reviews.getRecommendation(ctx, reference))),
    themesOf: plainly(async (ctx) => reviews.themesOf(ctx, await reviews.getRecommendation(ctx, reference))),
  },
  "second-factor": {
    secondFactorOf: ownAndBusinessTeam((ctx, { personId }) => secondFactor.secondFactorOf(ctx, personId)),
    hasSecondFactor: COMMANDS,
  },
  "sign-off": {
    signOffOf: about("id", signOff.signOffOf),
    factsThatCount: about("id", signOff.factsThatCount),
  },
};

const queries = Object.entries(matrix).flatMap(([noun, rows]) =>
  Object.entries(rows).flatMap(([name, row]) => (typeof row === "string" ? [] : [{ name: `${noun}.${name}`, ...row }])),
);

test("every feature that has queries is here", () => {
  const files = readdirSync(join(import.meta.dirname, "../../lib"), { recursive: true, encoding: "utf8" });
  // "partnership/agencies.queries.ts" and "reporting/papers/queries.ts" are the features "agencies" and "papers".
  const features = files.flatMap((file) => /([\w-]+)[./]queries\.ts$/.exec(file)?.[1] ?? []);
  expect(Object.keys(nouns).sort()).toEqual(features.sort());
});

test.each(Object.entries(nouns))("every query of %s is here", (noun, exported) => {
  const rows = Object.entries(matrix).find(([name]) => name === noun)?.[1] ?? {};
  expect(Object.keys(rows).sort()).toEqual(Object.keys(exported).sort());
});

test.each(queries)("$name is told to those who may read it, and not there for anybody else", async (query) => {
  const told = new Map<Asker, string>();
  for (const asker of askerNames)
    await query.ask(contextAt(askers[asker](), open.asOf), open).then(
      (given) => told.set(asker, textOf(given)),
      (failure: unknown) => expect(failure, asker).toBeInstanceOf(NotFound),
    );
  expect([...told.keys()]).toEqual(query.readers);
  if (query.alike) expect(new Set(told.values()).size).toBe(1);
});

test("the history tells those who inspect nothing about people and their access", async () => {
  const peoples = (viewer: Viewer) => timeline.listHistory(contextAt(viewer, open.asOf), { kind: "people" });
  expect(await peoples(cast.business)).not.toEqual([]);
  for (const viewer of [cast.scrutineer, cast.viewer]) expect(await peoples(viewer)).toEqual([]);
});

const anyway = { postAnyway: true };
const dueOn = "2098-01-31";
const outcome = { shows: "outcome", trueOn: "2026-01-05" };

/** Who posts it, and how: with what is said in every free text of it. */
type HeldFact = readonly [
  author: Asker,
  post: (author: Viewer, said: string, mark: string) => Promise<{ readonly trail: number }>,
];

/** A fact of every kind that can be held. */
const heldFacts: Readonly<Record<string, HeldFact>> = {
  update: [
    "the lead of the owner",
    (author, said) => {
      const answers = { done: said, difference: said, next: said, inTheWay: said };
      return postUpdate(author, { reference, seen: open.updateTrail, rating: "on-track", ...answers }, anyway);
    },
  ],
  "evidence file": [
    "the lead of a contributor",
    async (author, said, mark) => {
      const file = await ticketOf(author, `Child_A_aged_3_months_${mark}.txt`);
      return addEvidence(author, { reference, evidence: [{ ...outcome, file, title: said }] }, anyway);
    },
  ],
  "evidence link": [
    "the lead of the owner",
    (author, said, mark) => {
      const url = `https://example.org/${mark}`;
      return addEvidence(author, { reference, evidence: [{ ...outcome, url, title: said }] }, anyway);
    },
  ],
  action: [
    "the lead of a contributor",
    (author, said) => {
      const whose = { agencyId: open.agencyId, personId: open.personId };
      return addAction(author, { reference, what: said, ...whose, dueOn }, anyway);
    },
  ],
  "action report": [
    "the lead of a contributor",
    (author, said) =>
      reportOnAction(author, { actionTrail: open.actionTrail, seen: 0, state: "open", note: said }, anyway),
  ],
  question: ["the Executive", (author, said) => askQuestion(author, { reference, words: said }, anyway)],
  answer: [
    "the lead of the owner",
    (author, said) => {
      const { questionTrail } = open;
      return answerQuestion(author, { questionTrail, seen: questionTrail, words: said }, anyway);
    },
  ],
  "question asked again": [
    "the Independent Scrutineer",
    (author, said) => {
      const { answeredTrail } = open;
      return askAgain(author, { questionTrail: answeredTrail, seen: answeredTrail + 1, words: said }, anyway);
    },
  ],
  assessment: [
    "the Independent Scrutineer",
    (author, said) => assess(author, { reference, seen: 0, rating: "at-risk", reason: said }, anyway),
  ],
  "request for a new date": [
    "the lead of the owner",
    (author, said) => {
      const asked = { dueOn: "2099-01-31", reason: said, interimRisk: said };
      return requestNewDate(author, { reference, seen: open.dueDateTrail, ...asked }, anyway);
    },
  ],
  "request for sign-off": [
    "the lead of the owner",
    (author, said) => requestSignOff(author, { reference, done: said, difference: said }, anyway),
  ],
};
const markOf = (name: string) => `mark-of-the-${name.replaceAll(" ", "-")}-alone`;

describe("what is held", () => {
  const trails = new Map<string, number>();
  let whileHeld: Telling;
  beforeAll(async () => {
    for (const [name, [author, post]] of Object.entries(heldFacts)) {
      const said = `Child A, aged 3 months, of Ashford: ${markOf(name)}.`;
      trails.set(name, (await post(askers[author](), said, markOf(name))).trail);
    }
    whileHeld = await everythingTold(await heldScene(trails));
  });

  test("is one of each kind", async () => {
    const held = (await moderation.listHeldTexts(await currentContext(cast.business))).map(({ trail }) => trail);
    expect(held).toEqual([...open.heldTrails, ...trails.values()]);
  });

  test.each(Object.entries(heldFacts).map(([name, [author]]) => ({ name, author })))(
    "a held $name is told to its author, $author, and the business team alone",
    ({ name, author }) => {
      const may: readonly Asker[] = ["the business team", author];
      for (const asker of may) expect(through(whileHeld, asker, markOf(name)), asker).not.toEqual([]);
      const others = askerNames.filter((asker) => !may.includes(asker));
      const leaks = others.flatMap((asker) =>
        through(whileHeld, asker, markOf(name)).map((query) => `${query} tells ${asker}`),
      );
      expect(leaks).toEqual([]);
    },
  );

  describe("once released", () => {
    let released: Telling;
    beforeAll(async () => {
      for (const heldTrail of trails.values()) await releaseHeld(cast.business, { heldTrail, reason: "Nobody real." });
      released = await everythingTold(await heldScene(trails));
    });

    test.each(Object.keys(heldFacts))("the %s is told to everybody", (name) => {
      const untold = askerNames.filter((asker) => through(released, asker, markOf(name)).length === 0);
      expect(untold).toEqual([]);
    });
  });
});

/** All that is given, as text: what is in maps and sets too. */
function textOf(given: unknown): string {
  const whole = (_key: string, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value);
  return JSON.stringify({ given }, whole);
}

/** All that a query tells, in what it throws too. */
async function toldBy(ask: Ask, viewer: Viewer, scene: Scene): Promise<string> {
  return ask(contextAt(viewer, scene.asOf), scene).then(textOf, (failure: unknown) => {
    if (failure instanceof NotFound) return textOf({ ...failure, message: failure.message });
    throw failure;
  });
}

/** What each asker is told through each query. */
type Telling = ReadonlyMap<Asker, ReadonlyMap<string, string>>;

/** Asks every query about what is open and about what is held. The business team asks first: what a query remembers of that is told to nobody else. */
async function everythingTold(held: Scene): Promise<Telling> {
  const telling = new Map<Asker, ReadonlyMap<string, string>>();
  for (const asker of askerNames) {
    const viewer = askers[asker]();
    const texts = new Map<string, string>();
    for (const { name, ask } of queries)
      for (const scene of [{ ...open, asOf: held.asOf }, held])
        texts.set(name, `${texts.get(name) ?? ""}${await toldBy(ask, viewer, scene)}`);
    telling.set(asker, texts);
  }
  return telling;
}

/** The queries through which somebody is told something. */
function through(telling: Telling, asker: Asker, mark: string): string[] {
  return [...(telling.get(asker) ?? [])].filter(([, text]) => text.includes(mark)).map(([query]) => query);
}

async function heldScene(trails: ReadonlyMap<string, number>): Promise<Scene> {
  const trailOf = (name: string) => trails.get(name) ?? 0;
  const asOf = await asOfInstant();
  const evidence = await updates.listEvidence(contextAt(cast.business, asOf), open.id);
  return {
    ...open,
    asOf,
    heldTrails: [...trails.values()],
    actionTrail: trailOf("action"),
    questionTrail: trailOf("question"),
    evidenceId: evidence.find(({ trail }) => trail === trailOf("evidence file"))?.id ?? 0,
  };
}

async function openScene(): Promise<OpenScene> {
  const { business, leads, agencies: seeded } = cast;
  const evidence = [{ ...outcome, file: await ticketOf(leads.earlyHelp, "figures.txt") }];
  const answers = { done: "Plans are shared.", difference: "Partners know sooner." };
  const delivered = { reference, seen: 0, rating: "delivered", ...answers, evidence };
  const action = { reference, what: "Draft the form.", agencyId: seeded.earlyHelp, dueOn };
  const held = { reference: "HU2-1", seen: 0, rating: "on-track", done: "Child B was seen." } as const;

  await setContributors(business, { reference, agencyIds: [seeded.training], seen: 0 });
  const { trail: dueDateTrail } = await setDueDate(business, { reference, dueOn, reason: "Agreed." });
  const { trail: updateTrail } = await postUpdate(leads.earlyHelp, delivered);
  const { trail: actionTrail } = await addAction(leads.earlyHelp, action);
  const { trail: questionTrail } = await askQuestion(cast.executive, { reference, words: "What came of it?" });
  const { trail: answeredTrail } = await askQuestion(cast.executive, { reference, words: "And before?" });
  await answerQuestion(leads.earlyHelp, { questionTrail: answeredTrail, seen: answeredTrail, words: "Nothing." });
  const { trail: heldTrail } = await postUpdate(leads.nhs, held, anyway);
  const handoverTrail = await handedOver();

  const asOf = await asOfInstant();
  const { id } = await reviews.getRecommendation(await currentContext(business), reference);
  const [file] = await updates.listEvidence(contextAt(business, asOf), id);
  return {
    asOf,
    id,
    personId: idOf(leads.earlyHelp),
    agencyId: seeded.earlyHelp,
    heldTrails: [heldTrail],
    actionTrail,
    questionTrail,
    evidenceId: file?.id ?? 0,
    handoverTrail,
    updateTrail,
    dueDateTrail,
    answeredTrail,
  };
}

/** What the colleague led is the owner's lead's now. */
async function handedOver(): Promise<number> {
  const { business } = cast;
  const { id } = await reviews.getRecommendation(await currentContext(business), reference);
  const { owner } = await ownership.ownershipOf(await currentContext(business), { id });
  const assigned = { reference, agencyId: cast.agencies.earlyHelp, basis: "assigned", reason: "Agreed." } as const;
  await assignOwner(business, { ...assigned, leadPersonId: idOf(colleague), seen: owner?.trail ?? 0 });
  const { event: seen } = await asOfInstant();
  const handing = { fromPersonId: idOf(colleague), toPersonId: idOf(cast.leads.earlyHelp), reason: "Leave.", seen };
  return (await handOver(business, handing)).trail;
}
