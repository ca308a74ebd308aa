import { beforeAll, describe, expect, test } from "vitest";
import { type CommandName, commandNames, mayDo, type Responsible } from "#lib/core/access.ts";
import { currentContext } from "#lib/core/context.ts";
import { timelineFilters } from "#lib/core/events.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { scheduleMeeting } from "#lib/partnership/meetings.commands.ts";
import { correctWording, publishReview, tagThemes } from "#lib/partnership/reviews.commands.ts";
import { getRecommendation, getReview } from "#lib/partnership/reviews.queries.ts";
import { addAction, nameAsks, reportOnAction } from "#lib/recommendations/actions/commands.ts";
import { appraiseEvidence, assess } from "#lib/recommendations/assessment.commands.ts";
import {
  acceptNewDate,
  refuseNewDate,
  requestNewDate,
  setDueDate,
  setReportingInterval,
} from "#lib/recommendations/due-dates/commands.ts";
import { linkRecommendations, unlinkRecommendations } from "#lib/recommendations/links/commands.ts";
import {
  assignOwner,
  confirmOwner,
  setContributors,
  setSuccessMeasure,
} from "#lib/recommendations/ownership.commands.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { answerQuestion, askAgain, askQuestion } from "#lib/recommendations/questions.commands.ts";
import { askForResponse, respond } from "#lib/recommendations/responses/commands.ts";
import {
  acceptSignOff,
  closeNotPursued,
  confirmEmbedded,
  reopen,
  requestSignOff,
  returnSignOff,
} from "#lib/recommendations/sign-off/commands.ts";
import { addEvidence, postUpdate } from "#lib/recommendations/updates/commands.ts";
import { listEvidence } from "#lib/recommendations/updates/queries.ts";
import { noteAtMeeting } from "#lib/reporting/agenda/commands.ts";
import { lookups } from "#lib/reporting/timeline/lookups.ts";
import { timelineOf } from "#lib/reporting/timeline/queries.ts";
import { declarationOf } from "#lib/reporting/timeline/registry.ts";
import {
  type Attempt,
  commandsWithoutRecommendation,
  expectAccepted,
  expectRefused,
  inDatabaseCopy,
  inviteAs,
  seedTestUsers,
  type TestUsers,
  withTestDatabase,
} from "#tests/support/database.ts";

withTestDatabase();
let users: TestUsers;
let otherExecutive: Viewer;
/** A member of the business team who prepares the facts that a command needs, and is not one of the askers. */
let clerk: Viewer;

beforeAll(async () => {
  users = await seedTestUsers();
  otherExecutive = await inviteAs("executive");
  clerk = await inviteAs("business");
  for (const reference of ["HU2-2", "HU2-4", "HU2-5"])
    await setContributors(users.business, { reference, agencyIds: [users.agencies.training], seen: 0 });
});

/**
 * The viewers, each with a recommendation. KCC Early Help owns HU2-4, the Executive owns HU2-2 and is proposed for HU2-5,
 * and KSCMP training contributes to all three.
 */
const askers = {
  "the business team": () => ({ viewer: users.business, reference: "HU2-4" }),
  "the Executive": () => ({ viewer: users.executive, reference: "HU2-4" }),
  "the Executive where it owns": () => ({ viewer: users.executive, reference: "HU2-2" }),
  "the Executive where it is proposed": () => ({ viewer: users.executive, reference: "HU2-5" }),
  "the Independent Scrutineer": () => ({ viewer: users.scrutineer, reference: "HU2-4" }),
  "a viewer": () => ({ viewer: users.viewer, reference: "HU2-4" }),
  "the lead of the owner": () => ({ viewer: users.leads.earlyHelp, reference: "HU2-4" }),
  "the lead of a contributor": () => ({ viewer: users.leads.training, reference: "HU2-4" }),
  "the lead of another agency": () => ({ viewer: users.leads.nhs, reference: "HU2-4" }),
};
type Asker = keyof typeof askers;

/** The permissions as specified, written out by hand instead of taken from the access table. */
const business: readonly Asker[] = ["the business team"];
const executive: readonly Asker[] = [
  "the Executive",
  "the Executive where it owns",
  "the Executive where it is proposed",
];
const rows = {
  reports: [
    ...business,
    "the Executive where it owns",
    "the Executive where it is proposed",
    "the lead of the owner",
    "the lead of a contributor",
  ],
  assesses: [...business, "the Independent Scrutineer"],
  asks: [...business, ...executive, "the Independent Scrutineer"],
  appraises: [...business, ...executive],
  assigns: business,
  confirms: executive,
  notes: [...business, ...executive],
  decides: executive,
} satisfies Record<string, readonly Asker[]>;

interface About {
  readonly reference: string;
  readonly id: number;
  /** The id of the owning agency. */
  readonly owner: number;
  /** The person who makes the request to be decided on. */
  readonly requester: Viewer;
}

interface Case {
  readonly may: keyof typeof rows;
  /** Prepares the facts that the command needs, and returns the number that it refers to. */
  readonly first?: (about: About) => Promise<number>;
  readonly give: (viewer: Viewer, about: About, known: number) => Promise<{ readonly trail: number }>;
}

type AboutOne = Exclude<CommandName, (typeof commandsWithoutRecommendation)[number]>;

const reason = "As was agreed.";
const words = "What came of the pilot?";
const dueOn = "2098-01-31";
const newDate = { dueOn: "2099-01-31", reason, interimRisk: "Plans go by post until then." };
const audit = { url: "https://example.org/", title: "Audit of plans", shows: "outcome", trueOn: "2026-01-05" };
const link = { chosen: "OLD-1", kind: "same-again", reason } as const;
const outcome = { done: "Plans are shared.", difference: "Partners know sooner." };

/** Every command about a recommendation, with valid input. */
const cases: Readonly<Record<AboutOne, Case>> = {
  assignOwner: {
    may: "assigns",
    first: assignmentOf,
    give: (viewer, { reference, owner }, seen) =>
      assignOwner(viewer, { reference, agencyId: owner, basis: "assigned", reason, seen }),
  },
  confirmOwner: {
    may: "confirms",
    first: proposed,
    give: (viewer, { reference }, seen) => confirmOwner(viewer, { reference, seen }),
  },
  setContributors: {
    may: "assigns",
    first: contributorsOf,
    give: (viewer, { reference }, seen) =>
      setContributors(viewer, { reference, agencyIds: [users.agencies.nhs], seen }),
  },
  askForResponse: {
    may: "assigns",
    give: (viewer, { reference }) => askForResponse(viewer, { reference, dueOn, seen: 0 }),
  },
  respond: {
    may: "reports",
    first: responseAsked,
    give: (viewer, { reference }, seen) => respond(viewer, { reference, answer: "not-accepted", reason, seen }),
  },
  setDueDate: {
    may: "assigns",
    give: (viewer, { reference }) => setDueDate(viewer, { reference, dueOn, reason }),
  },
  requestNewDate: {
    may: "reports",
    first: dated,
    give: (viewer, { reference }, seen) => requestNewDate(viewer, { reference, ...newDate, seen }),
  },
  acceptNewDate: {
    may: "decides",
    first: newDateAsked,
    give: (viewer, { reference }, requestTrail) =>
      acceptNewDate(viewer, { reference, requestTrail, reason, decision: "accept" }),
  },
  refuseNewDate: {
    may: "decides",
    first: newDateAsked,
    give: (viewer, { reference }, requestTrail) =>
      refuseNewDate(viewer, { reference, requestTrail, reason, decision: "refuse" }),
  },
  setReportingInterval: {
    may: "assigns",
    give: (viewer, { reference }) => setReportingInterval(viewer, { reference, months: 6 }),
  },
  setSuccessMeasure: {
    may: "assigns",
    give: (viewer, { reference }) => setSuccessMeasure(viewer, { reference, words: "Partners say so.", seen: 0 }),
  },
  correctWording: {
    may: "assigns",
    first: wordedBy,
    give: (viewer, { reference }, seen) =>
      correctWording(viewer, { reference, shortTitle: "Plans", wording: "Share all plans.", reason, seen }),
  },
  tagThemes: {
    may: "assigns",
    first: themeOf,
    give: (viewer, { reference }, theme) => tagThemes(viewer, { reference, themeIds: [theme] }),
  },
  linkRecommendations: {
    may: "assigns",
    first: earlierReview,
    give: (viewer, { reference }) => linkRecommendations(viewer, { reference, ...link }),
  },
  unlinkRecommendations: {
    may: "assigns",
    first: linked,
    give: (viewer, { reference }, linkTrail) => unlinkRecommendations(viewer, { reference, linkTrail, reason }),
  },
  postUpdate: {
    may: "reports",
    give: (viewer, { reference }) => postUpdate(viewer, { reference, seen: 0, rating: "on-track", ...outcome }),
  },
  addEvidence: {
    may: "reports",
    give: (viewer, { reference }) => addEvidence(viewer, { reference, evidence: [audit] }),
  },
  nameAsks: {
    may: "assigns",
    give: (viewer, { reference }) => nameAsks(viewer, { reference, asks: "The form\nThe training", seen: 0 }),
  },
  addAction: {
    may: "reports",
    give: (viewer, { reference, owner }) =>
      addAction(viewer, { reference, what: "Draft the form.", agencyId: owner, dueOn }),
  },
  reportOnAction: {
    may: "reports",
    first: actionAdded,
    give: (viewer, _about, actionTrail) =>
      reportOnAction(viewer, { actionTrail, seen: 0, state: "open", note: "Half way." }),
  },
  askQuestion: {
    may: "asks",
    give: (viewer, { reference }) => askQuestion(viewer, { reference, words }),
  },
  askAgain: {
    may: "asks",
    first: answered,
    give: (viewer, _about, questionTrail) =>
      askAgain(viewer, { questionTrail, words: "And since?", seen: questionTrail + 1 }),
  },
  answerQuestion: {
    may: "reports",
    first: asked,
    give: (viewer, _about, questionTrail) =>
      answerQuestion(viewer, { questionTrail, words: "It is over.", seen: questionTrail }),
  },
  assess: {
    may: "assesses",
    give: (viewer, { reference }) => assess(viewer, { reference, seen: 0, rating: "at-risk", reason }),
  },
  appraiseEvidence: {
    may: "appraises",
    first: evidenceAdded,
    give: (viewer, { reference }, evidenceId) =>
      appraiseEvidence(viewer, { reference, evidenceId, sufficient: "yes", reason }),
  },
  requestSignOff: {
    may: "reports",
    first: delivered,
    give: (viewer, { reference }, evidenceId) =>
      requestSignOff(viewer, { reference, ...outcome, evidenceIds: [evidenceId] }),
  },
  acceptSignOff: {
    may: "decides",
    first: signOffAsked,
    give: (viewer, { reference }, requestTrail) => accept(viewer, reference, requestTrail),
  },
  returnSignOff: {
    may: "decides",
    first: signOffAsked,
    give: (viewer, { reference }, requestTrail) =>
      returnSignOff(viewer, { reference, requestTrail, reason, decision: "return" }),
  },
  closeNotPursued: {
    may: "decides",
    first: signOffAsked,
    give: (viewer, { reference }, seen) => closeNotPursued(viewer, { reference, seen, reason }),
  },
  confirmEmbedded: {
    may: "decides",
    first: accepted,
    give: (viewer, { reference }, seen) => confirmEmbedded(viewer, { reference, seen, reason, decision: "embedded" }),
  },
  noteAtMeeting: {
    may: "notes",
    first: async () => (await scheduleMeeting(users.business, { title: "Executive", heldOn: "2026-09-15" })).trail,
    give: (viewer, { reference }, meetingId) => noteAtMeeting(viewer, { reference, meetingId, words: reason }),
  },
  reopen: {
    may: "decides",
    first: accepted,
    give: (viewer, { reference }, seen) => reopen(viewer, { reference, seen, reason, decision: "reopen" }),
  },
};

test("every command is listed here or among those without a recommendation", () => {
  expect([...Object.keys(cases), ...commandsWithoutRecommendation].sort()).toEqual(commandNames.toSorted());
});

/** The same rows by role and reach, as the access table has them. */
const reachOf: Readonly<Record<keyof typeof rows, string>> = {
  reports: "business, executive where it owns, lead of owner, lead of contributor",
  assesses: "business, scrutineer",
  asks: "business, executive, scrutineer",
  appraises: "business, executive",
  assigns: "business",
  confirms: "executive",
  notes: "business, executive",
  decides: "executive",
};

/** Who may run each command about no recommendation, by role and reach. */
const reachOfOthers: Readonly<Record<(typeof commandsWithoutRecommendation)[number], string>> = {
  publishReview: "business",
  addRecommendations: "business",
  importPlan: "business",
  addReviewFile: "business",
  addAgency: "business",
  renameAgency: "business",
  dissolveAgency: "business",
  markAgency: "business",
  handOver: "business",
  acceptHandover: "",
  redact: "business",
  removeFile: "business",
  releaseHeld: "business",
  scheduleMeeting: "business",
  draftPaper: "business",
  issuePaper: "business",
  inviteFirstPerson: "",
  invitePerson: "business",
  renewInvitation: "business",
  changeRole: "business",
  signOutPerson: "business",
  removeSecondFactor: "business",
  disablePerson: "business",
  enablePerson: "business",
  acceptInvitation: "business, executive, lead of another, scrutineer, viewer",
};

const [owner, contributor, other] = [11, 12, 13];
const ownedByAgency: Responsible = { owner, contributors: [contributor], executiveOwns: false };
const ownedByExecutive: Responsible = { ...ownedByAgency, executiveOwns: true };

describe("the access table", () => {
  const expected = [
    ...Object.entries(cases).map(([name, { may }]) => [name, reachOf[may]] as const),
    ...Object.entries(reachOfOthers),
  ];

  test("every command has its row", () =>
    expect(expected.map(([name]) => name).sort()).toEqual(commandNames.toSorted()));

  test.each(expected)("%s", (name, allowedRoles) => {
    const command = commandNames.find((one) => one === name);
    if (!command) throw new Error(`${name} is no command`);
    const allowed = [...allowedRolesOf(command), ...allowedLeadsOf(command)];
    expect(allowed.sort()).toEqual(allowedRoles.split(", ").filter(Boolean).sort());
  });
});

function allowedRolesOf(command: CommandName): string[] {
  return (["business", "executive", "scrutineer", "viewer"] as const).flatMap((role) => {
    if (mayDo(users[role], command, ownedByAgency)) return [role];
    return mayDo(users[role], command, ownedByExecutive) ? [`${role} where it owns`] : [];
  });
}

function allowedLeadsOf(command: CommandName): string[] {
  const isAllowed = (agencyId: number) =>
    mayDo(users.leads.training, command, { ...ownedByAgency, ...swapped(agencyId, users.agencies.training) });
  if (isAllowed(other)) return ["lead of another"];
  return [...(isAllowed(owner) ? ["lead of owner"] : []), ...(isAllowed(contributor) ? ["lead of contributor"] : [])];
}

/** The responsible agencies as they would be if the lead's own agency were the one asked about. */
function swapped(asked: number, own: number): Partial<Responsible> {
  return asked === owner ? { owner: own } : asked === contributor ? { contributors: [own] } : {};
}

const askerNames = Object.keys(askers).filter((name): name is Asker => name in askers);

describe.each(Object.keys(cases).filter(isAboutOne))("%s", (command) => {
  const may: readonly Asker[] = rows[cases[command].may];
  test.each(askerNames.filter((name) => may.includes(name)))("is accepted from %s", (name) => {
    const { viewer, reference } = askers[name]();
    return inDatabaseCopy(async () => expectAccepted(command, viewer, await prepared(command, reference)));
  });
  test("has an entry of its own in the timeline", () => {
    const { viewer, reference } = askers[may[0] ?? "the business team"]();
    return inDatabaseCopy(async () => {
      const { trail } = await (await prepared(command, reference))(viewer);
      const ctx = await currentContext(viewer);
      const entries = await timelineOf(ctx, await getRecommendation(ctx, reference), "everything");
      const event = entries.find((entry) => entry.trail === trail)?.event;
      expect(event?.kind).toBe(declarationOf(command).kind);
      const names = await lookups(ctx);
      expect([event?.title(names), event?.change(names)]).toEqual([
        expect.stringMatching(/./),
        expect.stringMatching(/./),
      ]);
      expect(timelineFilters.some((filter) => event?.filters.includes(filter))).toBe(true);
    });
  });
  test.each(askerNames.filter((name) => !may.includes(name)))("is refused to %s", (name) => {
    const { viewer, reference } = askers[name]();
    return inDatabaseCopy(async () => expectRefused(command, viewer, await prepared(command, reference)));
  });
});

describe.each([
  "acceptNewDate",
  "refuseNewDate",
  "acceptSignOff",
  "returnSignOff",
  "closeNotPursued",
  "confirmEmbedded",
] as const)("%s of a request made by an Executive member", (command) => {
  const attempt = () => prepared(command, "HU2-2", users.executive);
  test("is accepted from another member", () =>
    inDatabaseCopy(async () => expectAccepted(command, otherExecutive, await attempt())));
  test("is refused to the member who made it", () =>
    inDatabaseCopy(async () => expectRefused(command, users.executive, await attempt())));
});

/** The command, after preparing the facts that it needs. */
async function prepared(command: AboutOne, reference: string, requester = clerk): Promise<Attempt> {
  const { first, give } = cases[command];
  const { id } = await getRecommendation(await currentContext(clerk), reference);
  const { owner } = (await getOwnership(await currentContext(clerk), { id })).responsible;
  if (owner === null) throw new Error(`${reference} has no owner`);
  const about = { reference, id, owner, requester };
  const known = first ? await first(about) : 0;
  return (viewer) => give(viewer, about, known);
}

function isAboutOne(name: string): name is AboutOne {
  return name in cases;
}

async function assignmentOf({ id }: About): Promise<number> {
  return (await getOwnership(await currentContext(clerk), { id })).owner?.trail ?? 0;
}

async function proposed(about: About): Promise<number> {
  const { reference, owner } = about;
  const seen = await assignmentOf(about);
  const proposal = { reference, agencyId: owner, basis: "proposed" as const, reason, seen };
  return (await assignOwner(clerk, proposal)).trail;
}

async function contributorsOf({ id }: About): Promise<number> {
  return (await getOwnership(await currentContext(clerk), { id })).contributors?.trail ?? 0;
}

async function themeOf(): Promise<number> {
  return (await getReview(await currentContext(clerk), "HU2")).themes[0]?.id ?? 0;
}

async function earlierReview(): Promise<number> {
  const { trail } = await publishReview(clerk, {
    code: "OLD",
    title: "Plans",
    kind: "Audit",
    publishedOn: "2022-03-01",
    publisher: "A partnership",
    scope: "How plans were shared.",
    recommendations: [{ shortTitle: "Plans", wording: "Share plans." }],
  });
  return trail;
}

async function linked({ reference }: About): Promise<number> {
  await earlierReview();
  return (await linkRecommendations(clerk, { reference, ...link })).trail;
}

async function wordedBy({ reference }: About): Promise<number> {
  return (await getRecommendation(await currentContext(clerk), reference)).wordedBy;
}

async function dated({ reference }: About): Promise<number> {
  return (await setDueDate(clerk, { reference, dueOn, reason })).trail;
}

async function responseAsked({ reference }: About): Promise<number> {
  return (await askForResponse(clerk, { reference, dueOn, seen: 0 })).trail;
}

async function newDateAsked(about: About): Promise<number> {
  const seen = await dated(about);
  return (await requestNewDate(about.requester, { reference: about.reference, ...newDate, seen })).trail;
}

async function actionAdded({ reference, owner }: About): Promise<number> {
  return (await addAction(clerk, { reference, what: "Draft the form.", agencyId: owner, dueOn })).trail;
}

async function asked({ reference }: About): Promise<number> {
  return (await askQuestion(clerk, { reference, words })).trail;
}

/** Asks and answers a question, and returns the number of the question; the answer has the next number. */
async function answered(about: About): Promise<number> {
  const questionTrail = await asked(about);
  await answerQuestion(clerk, { questionTrail, words: "It went well.", seen: questionTrail });
  return questionTrail;
}

async function evidenceAdded({ reference, id }: About): Promise<number> {
  await addEvidence(clerk, { reference, evidence: [audit] });
  return (await listEvidence(await currentContext(clerk), id))[0]?.id ?? 0;
}

/** Adds evidence of an outcome. */
async function delivered(about: About): Promise<number> {
  await postUpdate(clerk, { reference: about.reference, seen: 0, rating: "delivered", ...outcome });
  return evidenceAdded(about);
}

async function signOffAsked(about: About): Promise<number> {
  const evidenceIds = [await delivered(about)];
  return (await requestSignOff(about.requester, { reference: about.reference, ...outcome, evidenceIds })).trail;
}

async function accepted(about: About): Promise<number> {
  return (await accept(otherExecutive, about.reference, await signOffAsked(about))).trail;
}

/** The request is the last fact when it is accepted. */
function accept(viewer: Viewer, reference: string, requestTrail: number) {
  return acceptSignOff(viewer, { reference, requestTrail, seen: requestTrail, reason, decision: "accept" });
}
