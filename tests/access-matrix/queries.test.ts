import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { dateOf, now } from "#lib/core/clock.ts";
import { type AsOf, asOfInstant, type Context, contextAt, currentContext } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import * as people from "#lib/identity/people/queries.ts";
import * as secondFactor from "#lib/identity/second-factor/queries.ts";
import { importPlan } from "#lib/imports/commands.ts";
import * as imports from "#lib/imports/queries.ts";
import * as checks from "#lib/operations/checks/queries.ts";
import * as agencies from "#lib/partnership/agencies.queries.ts";
import * as meetings from "#lib/partnership/meetings.queries.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";
import * as owned from "#lib/partnership/owned.queries.ts";
import * as reviews from "#lib/partnership/reviews.queries.ts";
import * as themes from "#lib/partnership/themes.queries.ts";
import * as wordings from "#lib/partnership/wordings.queries.ts";
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
import * as links from "#lib/recommendations/links/queries.ts";
import { assignOwner, setContributors } from "#lib/recommendations/ownership.commands.ts";
import * as ownership from "#lib/recommendations/ownership.queries.ts";
import { answerQuestion, askAgain, askQuestion } from "#lib/recommendations/questions.commands.ts";
import * as questions from "#lib/recommendations/questions.queries.ts";
import { askForResponse, respond } from "#lib/recommendations/responses/commands.ts";
import * as responses from "#lib/recommendations/responses/queries.ts";
import { addReviewFile } from "#lib/recommendations/review-files/commands.ts";
import * as reviewFiles from "#lib/recommendations/review-files/queries.ts";
import { requestSignOff } from "#lib/recommendations/sign-off/commands.ts";
import * as signOff from "#lib/recommendations/sign-off/queries.ts";
import * as similar from "#lib/recommendations/similar/queries.ts";
import * as together from "#lib/recommendations/together/queries.ts";
import { addEvidence, postUpdate } from "#lib/recommendations/updates/commands.ts";
import * as updates from "#lib/recommendations/updates/queries.ts";
import * as actionLog from "#lib/reporting/action-log.queries.ts";
import * as agenda from "#lib/reporting/agenda/queries.ts";
import * as board from "#lib/reporting/board.queries.ts";
import * as changes from "#lib/reporting/changes/queries.ts";
import * as confirmations from "#lib/reporting/confirmations/queries.ts";
import * as history from "#lib/reporting/history/queries.ts";
import * as linked from "#lib/reporting/linked.queries.ts";
import * as baseline from "#lib/reporting/papers/baseline.queries.ts";
import * as coverDrift from "#lib/reporting/papers/cover-drift.queries.ts";
import * as draft from "#lib/reporting/papers/draft.queries.ts";
import * as papers from "#lib/reporting/papers/queries.ts";
import type { Cover } from "#lib/reporting/papers/rules.ts";
import * as recommendationList from "#lib/reporting/recommendation-list.queries.ts";
import * as saidBefore from "#lib/reporting/said-before.queries.ts";
import * as foundPeople from "#lib/reporting/search/found-people.queries.ts";
import * as search from "#lib/reporting/search/queries.ts";
import { searchInput } from "#lib/reporting/search/rules.ts";
import { parseSearch } from "#lib/reporting/search/terms.rules.ts";
import * as decisions from "#lib/reporting/tasks/decisions.queries.ts";
import * as tasks from "#lib/reporting/tasks/queries.ts";
import * as themeEntries from "#lib/reporting/theme-entries.queries.ts";
import * as timeline from "#lib/reporting/timeline/queries.ts";
import * as yearlyExtract from "#lib/reporting/yearly-extract/queries.ts";
import * as differences from "#lib/returns/differences.queries.ts";
import * as returns from "#lib/returns/queries.ts";
import { everything } from "#lib/status/listing.rules.ts";
import * as status from "#lib/status/queries.ts";
import {
  inviteAs,
  personIdOf,
  seedTestUsers,
  smallPdf,
  type TestUsers,
  uploadTestFile,
  withTestDatabase,
} from "#tests/support/database.ts";
import { beginTestImport } from "#tests/support/imports.ts";
import { issueTestPaper, scheduleTestMeeting } from "#tests/support/test-papers.ts";

withTestDatabase();

const features = {
  changes,
  "action-log": actionLog,
  agenda,
  papers,
  baseline,
  "cover-drift": coverDrift,
  draft,
  "yearly-extract": yearlyExtract,
  actions,
  agencies,
  assessment,
  "recommendation-list": recommendationList,
  tasks,
  confirmations,
  decisions,
  board,
  "due-dates": dueDates,
  responses,
  "review-files": reviewFiles,
  handover,
  timeline,
  history,
  imports,
  moderation,
  meetings,
  owned,
  checks,
  ownership,
  together,
  returns,
  differences,
  people,
  status,
  updates,
  questions,
  redaction,
  reviews,
  themes,
  wordings,
  links,
  similar,
  linked,
  "said-before": saidBefore,
  "theme-entries": themeEntries,
  search,
  "found-people": foundPeople,
  "second-factor": secondFactor,
  "sign-off": signOff,
};
type Features = typeof features;

let users: TestUsers;
let colleague: Viewer;
let open: OpenScene;
/** A meeting with an issued paper. */
let issuedFor: Meeting;
/** An imported plan. */
let imported: number;

beforeAll(async () => {
  users = await seedTestUsers();
  colleague = await inviteAs("lead", users.agencies.earlyHelp);
  issuedFor = await scheduleTestMeeting(users, dateOf(now()));
  const counts = { new: 0, changed: 0, same: 0, cannot: 0, held: 0, events: 0 };
  const draftId = await beginTestImport(users.business);
  imported = (await importPlan(users.business, { draftId, version: 1, shape: "", leftOut: [], counts })).trail;
  open = await openScene();
  await issueTestPaper(users, issuedFor);
});

/** The viewers. KCC Early Help owns HU2-4, and KSCMP training contributes to it. */
const askers = {
  "the business team": () => users.business,
  "the Executive": () => users.executive,
  "the Independent Scrutineer": () => users.scrutineer,
  "a viewer": () => users.viewer,
  "the lead of the owner": () => users.leads.earlyHelp,
  "another lead of the owner": () => colleague,
  "the lead of a contributor": () => users.leads.training,
  "the lead of another agency": () => users.leads.nhs,
};
type Asker = keyof typeof askers;
const askerNames = Object.keys(askers).filter((name): name is Asker => name in askers);

/** The ids that the queries are called with: HU2-4, and facts about it or elsewhere. */
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

/** Facts that every viewer may see, with the numbers needed to add to them. */
interface OpenScene extends Scene {
  readonly updateTrail: number;
  readonly dueDateTrail: number;
  /** The request for a response. */
  readonly responseTrail: number;
  /** An answered question; the answer has the next number. */
  readonly answeredTrail: number;
}

type Ask = (ctx: Context, scene: Scene) => Promise<unknown>;

interface Row {
  readonly readers: readonly Asker[];
  /** Whether all readers get the same result. */
  readonly isSame: boolean;
  readonly ask: Ask;
}

/** The permissions as specified, written out by hand instead of taken from the access table. */
const sameForAll = (ask: Ask): Row => ({ readers: askerNames, isSame: true, ask });
const ownForEach = (ask: Ask): Row => ({ readers: askerNames, isSame: false, ask });
const businessTeam = (ask: Ask): Row => ({ readers: ["the business team"], isSame: true, ask });
/** For facts about the lead of the owner, who may read them too. */
const ownAndBusinessTeam = (ask: Ask): Row => ({
  readers: ["the business team", "the lead of the owner"],
  isSame: true,
  ask,
});
const inspectors = (ask: Ask): Row => ({
  readers: ["the business team", "the Independent Scrutineer", "a viewer"],
  isSame: false,
  ask,
});

/** Queries that return the same to all readers, about one id or without one. */
type About = "id" | "personId" | "agencyId" | "actionTrail" | "questionTrail" | "evidenceId" | "handoverTrail";
const about = (what: About, query: (ctx: Context, what: number) => Promise<unknown>) =>
  sameForAll((ctx, scene) => query(ctx, scene[what]));
const sameWithoutId = (query: (ctx: Context) => Promise<unknown>) => sameForAll((ctx) => query(ctx));

/** The reasons why an export is not tested as a query. */
const PART = "a part of queries";
const SIGNING_IN = "runs before sign-in";
const OPERATOR = "run by the operator of the server, who is not a viewer";
const COMMANDS = "used by commands, which check the access table";

const reference = "HU2-4";
const THEME = "Early identification and referral";
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

/** Every export of every feature's queries: its readers and how it is called, or why it is not tested. */
const matrix: { readonly [Feature in keyof Features]: { readonly [Name in keyof Features[Feature]]: Row | string } } = {
  actions: {
    listAsks: about("id", actions.listAsks),
    getAskTexts: sameWithoutId(actions.getAskTexts),
    listActions: about("id", actions.listActions),
    listReleasedActions: about("id", (ctx, id) => actions.listReleasedActions(ctx, [id])),
    listActionsOfPerson: about("personId", (ctx, id) => actions.listActionsOfPerson(ctx, id)),
    listActionsOfAgencies: about("agencyId", (ctx, id) => actions.listActionsOfAgencies(ctx, [id])),
    getAction: about("actionTrail", actions.getAction),
    listActionReports: about("actionTrail", actions.listActionReports),
  },
  agencies: {
    listAgencies: sameWithoutId(agencies.listAgencies),
    getAgency: about("agencyId", agencies.getAgency),
    listAgencyNames: about("agencyId", agencies.listAgencyNames),
  },
  owned: {
    listOwnedRecommendations: sameWithoutId(async (ctx) =>
      owned.listOwnedRecommendations(ctx, await agencies.listAgencies(ctx)),
    ),
    REFERENCES_SHOWN: PART,
    nothingOwned: PART,
  },
  assessment: {
    findAssessment: about("id", assessment.findAssessment),
    getAppraisals: about("id", assessment.getAppraisals),
  },
  tasks: {
    workOfLead: ownForEach((ctx) => tasks.workOfLead(ctx)),
    listToDecide: sameWithoutId(async (ctx) => tasks.listToDecide(ctx, await status.countStatuses(ctx, counted), 10)),
    workOfBusinessTeam: businessTeam((ctx) => tasks.workOfBusinessTeam(ctx)),
  },
  confirmations: {
    // The update on HU2-4 is the author's own: every other reader is told nothing about it.
    findConfirmation: ownForEach((ctx) => confirmations.findConfirmation(ctx, open.updateTrail)),
  },
  decisions: {
    listOwnDecisions: ownForEach((ctx) => decisions.listOwnDecisions(ctx)),
  },
  board: {
    boardSummary: sameWithoutId((ctx) => board.boardSummary(ctx, everything)),
    listDifferences: sameWithoutId((ctx) => board.listDifferences(ctx, 10)),
  },
  changes: {
    changesSince: about("id", (ctx, id) => changes.changesSince(ctx, { ...ctx.asOf, event: 1 }, [id])),
  },
  responses: {
    findResponseRequest: about("id", responses.findResponseRequest),
    getResponseState: about("id", responses.getResponseState),
  },
  "review-files": {
    findReviewFile: sameForAll(async (ctx) =>
      reviewFiles.findReviewFile(ctx, (await reviews.getReview(ctx, "HU2")).id),
    ),
    getReviewFile: sameForAll(async (ctx) => {
      const file = await reviewFiles.findReviewFile(ctx, (await reviews.getReview(ctx, "HU2")).id);
      return reviewFiles.getReviewFile(ctx, file?.trail ?? 0);
    }),
  },
  "due-dates": {
    getDueDates: about("id", dueDates.getDueDates),
  },
  handover: {
    getPortfolio: about("personId", handover.getPortfolio),
    listPendingHandovers: sameWithoutId(handover.listPendingHandovers),
    getHandover: about("handoverTrail", handover.getHandover),
    listHandoversOfPerson: about("personId", handover.listHandoversOfPerson),
    listDisabledLeads: sameWithoutId(handover.listDisabledLeads),
  },
  timeline: {
    getRecommendationDetail: about("id", (ctx, id) => timeline.getRecommendationDetail(ctx, { id })),
    timelineOf: about("id", (ctx, id) => timeline.timelineOf(ctx, { id }, "everything")),
  },
  history: {
    listHistory: inspectors((ctx) => history.listHistory(ctx, {}, 1000)),
    eachInHistory: inspectors((ctx) => Array.fromAsync(history.eachInHistory(ctx, {}))),
    listAuthors: inspectors(history.listAuthors),
    HISTORY_PAGE: PART,
  },
  imports: {
    listImports: businessTeam(imports.listImports),
    getImport: businessTeam((ctx) => imports.getImport(ctx, imported)),
    listLeftOut: businessTeam((ctx) => imports.listLeftOut(ctx, imported)),
    findImportOf: businessTeam((ctx) => imports.findImportOf(ctx, "a checksum")),
    listImportedFacts: businessTeam((ctx) => imports.listImportedFacts(ctx, imported, 1)),
    FACTS_ON_A_PAGE: PART,
  },
  moderation: {
    listHeldTexts: businessTeam(moderation.listHeldTexts),
    countHeldTexts: businessTeam(moderation.countHeldTexts),
    getHeldText: businessTeam((ctx, { heldTrails }) =>
      Promise.all(heldTrails.map((trail) => moderation.getHeldText(ctx, trail))),
    ),
  },
  meetings: {
    listMeetings: sameWithoutId(meetings.listMeetings),
    getMeeting: sameWithoutId((ctx) => meetings.getMeeting(ctx, issuedFor.heldOn)),
    assertMeeting: COMMANDS,
  },
  checks: {
    verifyAll: OPERATOR,
    findTrailRow: OPERATOR,
  },
  ownership: {
    assertLead: COMMANDS,
    getOwnership: about("id", (ctx, id) => ownership.getOwnership(ctx, { id })),
    getRecommendationSubject: sameWithoutId((ctx) => ownership.getRecommendationSubject(ctx, reference)),
    getReportingSubject: ownForEach((ctx) => ownership.getReportingSubject(ctx, reference, undefined)),
    listAssignments: about("id", ownership.listAssignments),
    currentLeadColumns: PART,
    isLatestAssignment: PART,
    isLatestHandover: PART,
  },
  together: {
    listSetTogether: ownForEach((ctx) => together.listSetTogether(ctx, "00000000-0000-4000-8000-000000000000")),
  },
  // What is held for review is in no return; the pages ask who may report for the agency.
  returns: { returnOf: about("agencyId", returns.returnOf) },
  differences: {
    compareReturn: ownForEach((ctx, { agencyId, asOf }) =>
      differences.compareReturn(ctx, agencyId, [
        {
          at: "row 4",
          key: { agencyId, event: asOf.event, reference },
          answers: { rating: "On track", done: "Shared.", difference: "", next: "", inTheWay: "" },
          problem: null,
        },
      ]),
    ),
  },
  "action-log": { listActionLog: sameWithoutId(actionLog.listActionLog) },
  "recommendation-list": {
    listForExport: sameWithoutId((ctx) => recommendationList.listForExport(ctx, everything)),
    describeListing: sameWithoutId((ctx) => recommendationList.describeListing(ctx, everything)),
  },
  agenda: {
    decisionsAt: sameWithoutId((ctx) => agenda.decisionsAt(ctx, 0)),
    agendaOf: ownForEach((ctx) => agenda.agendaOf(ctx, meeting)),
  },
  "yearly-extract": {
    buildExtract: sameWithoutId(async (ctx) => {
      const { asAt: _now, ...extract } = await yearlyExtract.buildExtract(ctx, { from: dateOf(0), to: dateOf(now()) });
      return extract;
    }),
  },
  papers: {
    listPapers: sameWithoutId(papers.listPapers),
    findLatestVersion: sameWithoutId((ctx) => papers.findLatestVersion(ctx, issuedFor.id)),
    getPaper: sameWithoutId((ctx) => papers.getPaper(ctx, issuedFor.id, 1)),
    findCover: sameWithoutId((ctx) => papers.findCover(ctx, meeting.id)),
  },
  baseline: {
    findBaseline: sameWithoutId((ctx) => baseline.findBaseline(ctx, meeting)),
    findLastPaperBaseline: sameWithoutId(baseline.findLastPaperBaseline),
  },
  "cover-drift": { findCoverDrift: sameWithoutId((ctx) => coverDrift.findCoverDrift(ctx, issuedFor)) },
  draft: {
    getDraft: businessTeam((ctx) => draft.getDraft(ctx, issuedFor)),
    draftCover: ownForEach((ctx) => draft.draftCover(ctx, meeting)),
    getCurrentDetail: sameWithoutId((ctx) => draft.getCurrentDetail(ctx, 1)),
    buildPaper: sameWithoutId((ctx) => draft.buildPaper(ctx, meeting, cover)),
  },
  people: {
    listPeople: businessTeam(people.listPeople),
    getPerson: businessTeam((ctx, { personId }) => people.getPerson(ctx, personId)),
    listLeads: sameWithoutId(people.listLeads),
    namesOfPeople: sameWithoutId(people.namesOfPeople),
    loadPersonSubject: COMMANDS,
    listSessions: ownAndBusinessTeam((ctx, { personId }) => people.listSessions(ctx, personId)),
    isLatest: PART,
    findPendingSession: SIGNING_IN,
    findSession: SIGNING_IN,
    findSessionPerson: SIGNING_IN,
    findCredentials: SIGNING_IN,
    findLink: SIGNING_IN,
  },
  status: {
    listStatuses: sameWithoutId((ctx) => status.listStatuses(ctx, everything)),
    statusesById: about("id", (ctx, id) => status.statusesById(ctx, [id])),
    statusAtMeetings: about("id", (ctx, id) => status.statusAtMeetings(ctx, id, [meeting.heldOn])),
    listAllStatuses: sameWithoutId((ctx) => status.listAllStatuses(ctx, {})),
    listOfKind: sameWithoutId((ctx) => status.listOfKind(ctx, "no-due-date", 10)),
    listOwnedStatuses: about("agencyId", (ctx, id) => status.listOwnedStatuses(ctx, id)),
    countTotals: sameWithoutId(status.countTotals),
    countStatuses: sameWithoutId((ctx) => status.countStatuses(ctx, counted)),
  },
  updates: {
    listUpdates: about("id", updates.listUpdates),
    findCurrentUpdate: about("id", (ctx, id) => updates.findCurrentUpdate(ctx, id)),
    listEvidence: about("id", updates.listEvidence),
    listEvidenceFiles: about("id", updates.listEvidenceFiles),
    isCorrected: PART,
    isImported: PART,
    isCurrentEvidence: PART,
    replacedBy: PART,
    listInfectedFiles: ownForEach((ctx) => updates.listInfectedFiles(ctx)),
    getEvidenceFile: about("evidenceId", updates.getEvidenceFile),
  },
  questions: {
    listThreads: about("id", questions.listThreads),
    getThread: about("questionTrail", questions.getThread),
    listOpenThreads: sameWithoutId((ctx) => questions.listOpenThreads(ctx, 10)),
    listOpenThreadsBegunBy: about("personId", (ctx, id) => questions.listOpenThreadsBegunBy(ctx, id, 10)),
    countQuestions: sameWithoutId(questions.countQuestions),
    isThreadOpenAsOf: PART,
  },
  redaction: {
    getWrittenTexts: businessTeam((ctx, { heldTrails }) =>
      Promise.all(heldTrails.map((trail) => redaction.getWrittenTexts(ctx, trail))),
    ),
    redactionsOf: sameForAll((ctx, { heldTrails }) => redaction.redactionsOf(ctx, heldTrails)),
  },
  reviews: {
    listReviews: sameWithoutId(reviews.listReviews),
    getReview: sameWithoutId((ctx) => reviews.getReview(ctx, "HU2")),
    getRecommendation: sameWithoutId((ctx) => reviews.getRecommendation(ctx, reference)),
    backgroundOf: sameWithoutId(async (ctx) =>
      reviews.backgroundOf(ctx, await reviews.getRecommendation(ctx, reference)),
    ),
    themesOf: sameWithoutId(async (ctx) => reviews.themesOf(ctx, await reviews.getRecommendation(ctx, reference))),
  },
  wordings: {
    wordingsOf: about("id", (ctx, id) => wordings.wordingsOf(ctx, [id])),
    listWordingsAfter: sameWithoutId((ctx) => wordings.listWordingsAfter(ctx, 0)),
    listCorrectionsAfter: sameWithoutId((ctx) => wordings.listCorrectionsAfter(ctx, 0)),
    listEarlierWordings: about("id", (ctx, id) => wordings.listEarlierWordings(ctx, { id })),
    wordsAsOf: PART,
  },
  themes: {
    listThemes: sameWithoutId((ctx) => themes.listThemes(ctx, null)),
    findTheme: sameWithoutId((ctx) => themes.findTheme(ctx, THEME)),
    themeKeysById: sameWithoutId(themes.themeKeysById),
  },
  links: {
    chainsAsOf: sameWithoutId(async (ctx) => links.chainsAsOf(ctx)),
    listLinks: about("id", (ctx, id) => links.listLinks(ctx, { id })),
    listLinksOf: about("id", (ctx, id) => links.listLinksOf(ctx, [id])),
    listLinkEventsAfter: about("id", (ctx, id) => links.listLinkEventsAfter(ctx, 0, [id])),
    idsLinkedWith: about("id", async (ctx, id) => links.idsLinkedWith(ctx.db, id)),
    linkEventsOf: PART,
  },
  similar: {
    listAlike: sameWithoutId((ctx) => similar.listAlike(ctx, "Share plans with partners.", { most: 5 })),
    wordedById: about("id", (ctx, id) => similar.wordedById(ctx, [id])),
  },
  linked: {
    describeLinks: about("id", (ctx, id) => linked.describeLinks(ctx, [id])),
    saidBeforeLines: PART,
  },
  "said-before": {
    listCandidates: sameWithoutId(async (ctx) =>
      saidBefore.listCandidates(ctx, await reviews.getRecommendation(ctx, reference)),
    ),
    listOthers: sameWithoutId(async (ctx) =>
      saidBefore.listOthers(ctx, await reviews.getRecommendation(ctx, reference)),
    ),
    similarTo: sameWithoutId((ctx) => saidBefore.similarTo(ctx, ["Share plans with partners."])),
  },
  "theme-entries": {
    countThemes: sameWithoutId(themeEntries.countThemes),
    listUnderTheme: sameWithoutId(async (ctx) => {
      const theme = await themes.findTheme(ctx, THEME);
      return theme && themeEntries.listUnderTheme(ctx, theme);
    }),
    reviewsOfTheme: sameWithoutId(async (ctx) => {
      const theme = await themes.findTheme(ctx, THEME);
      return theme && themeEntries.reviewsOfTheme(ctx, theme);
    }),
    summaryOfTheme: PART,
  },
  search: {
    searchTracker: sameWithoutId((ctx) => search.searchTracker(ctx, searchInput.parse({ q: "plans" }))),
    RESULTS_PER_PAGE: PART,
  },
  "found-people": {
    findPeople: ownForEach((ctx) => foundPeople.findPeople(ctx, parseSearch("scrutineer"))),
  },
  "second-factor": {
    secondFactorOf: ownAndBusinessTeam((ctx, { personId }) => secondFactor.secondFactorOf(ctx, personId)),
    hasSecondFactor: COMMANDS,
  },
  "sign-off": {
    findSignOff: about("id", signOff.findSignOff),
    getCountedFacts: about("id", signOff.getCountedFacts),
  },
};

const queries = Object.entries(matrix).flatMap(([feature, rows]) =>
  Object.entries(rows).flatMap(([name, row]) =>
    typeof row === "string" ? [] : [{ name: `${feature}.${name}`, ...row }],
  ),
);

test("every feature with queries is listed", () => {
  const files = readdirSync(join(import.meta.dirname, "../../lib"), { recursive: true, encoding: "utf8" });
  // "partnership/agencies.queries.ts" and "reporting/papers/queries.ts" are the features "agencies" and "papers".
  const withQueries = files.flatMap((file) => /([\w-]+)[./]queries\.ts$/.exec(file)?.[1] ?? []);
  expect(Object.keys(features).sort()).toEqual(withQueries.sort());
});

test.each(Object.entries(features))("every query of %s is listed", (feature, exported) => {
  const rows = Object.entries(matrix).find(([name]) => name === feature)?.[1] ?? {};
  expect(Object.keys(rows).sort()).toEqual(Object.keys(exported).sort());
});

test.each(queries)("$name returns a result to its readers, and throws NotFound for all others", async (query) => {
  const texts = new Map<Asker, string>();
  for (const asker of askerNames)
    await query.ask(contextAt(askers[asker](), open.asOf), open).then(
      (given) => texts.set(asker, textOf(given)),
      (failure: unknown) => expect(failure, asker).toBeInstanceOf(NotFound),
    );
  expect([...texts.keys()]).toEqual(query.readers);
  if (query.isSame) expect(new Set(texts.values()).size).toBe(1);
});

test("the history hides people and their access from the scrutineer and from viewers", async () => {
  const peopleEntries = (viewer: Viewer) => history.listHistory(contextAt(viewer, open.asOf), { kind: "people" });
  expect(await peopleEntries(users.business)).not.toEqual([]);
  for (const viewer of [users.scrutineer, users.viewer]) expect(await peopleEntries(viewer)).toEqual([]);
});

const anyway = { postAnyway: true };
const dueOn = "2098-01-31";
const outcome = { shows: "outcome", trueOn: "2026-01-05" };

/** The author of a fact, and how it is posted with a text in each of its free text fields. */
type HeldFact = readonly [
  author: Asker,
  post: (author: Viewer, said: string, mark: string) => Promise<{ readonly trail: number }>,
];

/** A fact of every kind that can be held for review. */
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
      const file = await uploadTestFile(author, `Child_A_aged_3_months_${mark}.txt`);
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
  response: [
    "the lead of the owner",
    (author, said) =>
      respond(author, { reference, answer: "accepted", reason: said, seen: open.responseTrail }, anyway),
  ],
  "request for sign-off": [
    "the lead of the owner",
    (author, said) => requestSignOff(author, { reference, done: said, difference: said }, anyway),
  ],
};
const markOf = (name: string) => `mark-of-the-${name.replaceAll(" ", "-")}-alone`;

describe("facts held for review", () => {
  const trails = new Map<string, number>();
  let heldResults: Results;
  beforeAll(async () => {
    for (const [name, [author, post]] of Object.entries(heldFacts)) {
      const said = `Child A, aged 3 months, of Ashford: ${markOf(name)}.`;
      trails.set(name, (await post(askers[author](), said, markOf(name))).trail);
    }
    heldResults = await runAllQueries(await heldScene(trails));
  });

  test("include one of each kind", async () => {
    const held = (await moderation.listHeldTexts(await currentContext(users.business))).map(({ trail }) => trail);
    expect(held).toEqual([...open.heldTrails, ...trails.values()]);
  });

  test.each(Object.entries(heldFacts).map(([name, [author]]) => ({ name, author })))(
    "a held $name is visible only to its author, $author, and the business team",
    ({ name, author }) => {
      const may: readonly Asker[] = ["the business team", author];
      for (const asker of may) expect(queriesWith(heldResults, asker, markOf(name)), asker).not.toEqual([]);
      const others = askerNames.filter((asker) => !may.includes(asker));
      const leaks = others.flatMap((asker) =>
        queriesWith(heldResults, asker, markOf(name)).map((query) => `${query} tells ${asker}`),
      );
      expect(leaks).toEqual([]);
    },
  );

  describe("once released", () => {
    let released: Results;
    beforeAll(async () => {
      for (const heldTrail of trails.values())
        await releaseHeld(users.business, { heldTrail, reason: "No real person." });
      released = await runAllQueries(await heldScene(trails));
    });

    test.each(Object.keys(heldFacts))("the %s is visible to all viewers", (name) => {
      const missing = askerNames.filter((asker) => queriesWith(released, asker, markOf(name)).length === 0);
      expect(missing).toEqual([]);
    });
  });
});

/** A result as text, including the content of maps and sets. */
function textOf(given: unknown): string {
  const expand = (_key: string, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value);
  return JSON.stringify({ given }, expand);
}

/** The result of a query as text, including the error if it throws NotFound. */
async function resultOf(ask: Ask, viewer: Viewer, scene: Scene): Promise<string> {
  return ask(contextAt(viewer, scene.asOf), scene).then(textOf, (failure: unknown) => {
    if (failure instanceof NotFound) return textOf({ ...failure, message: failure.message });
    throw failure;
  });
}

/** The text that each viewer gets from each query. */
type Results = ReadonlyMap<Asker, ReadonlyMap<string, string>>;

/**
 * Calls every query about visible and about held facts, as each viewer. The business team comes first, so that a result
 * cached for it would show up for another viewer.
 */
async function runAllQueries(held: Scene): Promise<Results> {
  const results = new Map<Asker, ReadonlyMap<string, string>>();
  for (const asker of askerNames) {
    const viewer = askers[asker]();
    const texts = new Map<string, string>();
    for (const { name, ask } of queries)
      for (const scene of [{ ...open, asOf: held.asOf }, held])
        texts.set(name, `${texts.get(name) ?? ""}${await resultOf(ask, viewer, scene)}`);
    results.set(asker, texts);
  }
  return results;
}

/** The queries whose results for a viewer contain a text. */
function queriesWith(results: Results, asker: Asker, mark: string): string[] {
  return [...(results.get(asker) ?? [])].filter(([, text]) => text.includes(mark)).map(([query]) => query);
}

async function heldScene(trails: ReadonlyMap<string, number>): Promise<Scene> {
  const trailOf = (name: string) => trails.get(name) ?? 0;
  const asOf = await asOfInstant();
  const evidence = await updates.listEvidence(contextAt(users.business, asOf), open.id);
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
  const { business, leads, agencies: seeded } = users;
  const evidence = [{ ...outcome, file: await uploadTestFile(leads.earlyHelp, "figures.txt") }];
  const answers = { done: "Plans are shared.", difference: "Partners know sooner." };
  const delivered = { reference, seen: 0, rating: "delivered", ...answers, evidence };
  const action = { reference, what: "Draft the form.", agencyId: seeded.earlyHelp, dueOn };
  const held = { reference: "HU2-1", seen: 0, rating: "on-track", done: "Child B was seen." } as const;

  await setContributors(business, { reference, agencyIds: [seeded.training], seen: 0 });
  const { trail: dueDateTrail } = await setDueDate(business, { reference, dueOn, reason: "Agreed." });
  const { trail: responseTrail } = await askForResponse(business, { reference, dueOn, seen: 0 });
  const { trail: updateTrail } = await postUpdate(leads.earlyHelp, delivered);
  const { trail: actionTrail } = await addAction(leads.earlyHelp, action);
  const { trail: questionTrail } = await askQuestion(users.executive, { reference, words: "What came of it?" });
  const { trail: answeredTrail } = await askQuestion(users.executive, { reference, words: "And before?" });
  await answerQuestion(leads.earlyHelp, { questionTrail: answeredTrail, seen: answeredTrail, words: "Nothing." });
  const { trail: heldTrail } = await postUpdate(leads.nhs, held, anyway);
  const handoverTrail = await handedOver();
  const report = [{ file: await uploadTestFile(business, "report.pdf", smallPdf()) }];
  await addReviewFile(business, { code: "HU2", report, seen: 0 });

  const asOf = await asOfInstant();
  const { id } = await reviews.getRecommendation(await currentContext(business), reference);
  const [file] = await updates.listEvidence(contextAt(business, asOf), id);
  return {
    asOf,
    id,
    personId: personIdOf(leads.earlyHelp),
    agencyId: seeded.earlyHelp,
    heldTrails: [heldTrail],
    actionTrail,
    questionTrail,
    evidenceId: file?.id ?? 0,
    handoverTrail,
    updateTrail,
    dueDateTrail,
    responseTrail,
    answeredTrail,
  };
}

/** Hands the work of the colleague over to the lead of the owner. */
async function handedOver(): Promise<number> {
  const { business } = users;
  const { id } = await reviews.getRecommendation(await currentContext(business), reference);
  const { owner } = await ownership.getOwnership(await currentContext(business), { id });
  const assigned = { reference, agencyId: users.agencies.earlyHelp, basis: "assigned", reason: "Agreed." } as const;
  await assignOwner(business, { ...assigned, leadPersonId: personIdOf(colleague), seen: owner?.trail ?? 0 });
  const { event: seen } = await asOfInstant();
  const handing = {
    fromPersonId: personIdOf(colleague),
    toPersonId: personIdOf(users.leads.earlyHelp),
    reason: "Leave.",
    seen,
  };
  return (await handOver(business, handing)).trail;
}
