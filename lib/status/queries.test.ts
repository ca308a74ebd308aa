import { beforeAll, describe, expect, test } from "vitest";
import { addDays, addMonths, dateOf, endOfDay, now } from "#lib/core/clock.ts";
import { type AsOf, asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { addAgency, dissolveAgency } from "#lib/partnership/agencies.commands.ts";
import { publishReview } from "#lib/partnership/reviews.commands.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { addAction } from "#lib/recommendations/actions/commands.ts";
import { assess } from "#lib/recommendations/assessment.commands.ts";
import {
  acceptNewDate,
  requestNewDate,
  setDueDate,
  setReportingInterval,
} from "#lib/recommendations/due-dates/commands.ts";
import { assignOwner, confirmOwner, setSuccessMeasure } from "#lib/recommendations/ownership.commands.ts";
import type { Basis } from "#lib/recommendations/ownership.rules.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";
import { askForResponse, respond } from "#lib/recommendations/responses/commands.ts";
import {
  acceptSignOff,
  closeNotPursued,
  confirmEmbedded,
  reopen,
  requestSignOff,
  returnSignOff,
} from "#lib/recommendations/sign-off/commands.ts";
import { getCountedFacts } from "#lib/recommendations/sign-off/queries.ts";
import { isClosed, type Step } from "#lib/recommendations/sign-off/rules.ts";
import { addEvidence, postUpdate } from "#lib/recommendations/updates/commands.ts";
import { listEvidence } from "#lib/recommendations/updates/queries.ts";
import { type Rating, ratings } from "#lib/recommendations/updates/rules.ts";
import { personIdOf, seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { deriveBoard, statusBoard } from "./board.ts";
import { listing, type OnlyFilter, onlyFilters, PAGE_SIZE } from "./listing.rules.ts";
import { countStatuses, listAllStatuses, listOfKind, listStatuses, statusesById } from "./queries.ts";
import { type RecommendationStatus, type Status, statuses } from "./rules.ts";

withTestDatabase();
let cast: TestUsers;
let ids: number[];
/** The instants as of which they are read: while they were written, and on later days. */
const moments: AsOf[] = [];
beforeAll(async () => {
  cast = await seedTestUsers();
  ids = await manyStates();
  const last = await asOfInstant();
  for (const months of [0, 1, 2, 4, 7, 13, 25]) {
    const date = addMonths(today, months);
    moments.push({ ...last, date, instant: endOfDay(date) });
  }
}, 120_000);

const today = dateOf(now());
const day = (days: number) => addDays(today, days);

/** What is written about one recommendation. The parts change at different rates, so that most combinations occur. */
function stateOf(index: number) {
  const pick = <Of>(from: readonly Of[], every: number): Of | undefined =>
    from[Math.floor(index / every) % from.length];
  return {
    claimed: pick([null, ...ratings, "nothing changed" as const], 1) ?? null,
    step: pick<Step | null>(
      [null, null, "requested", "returned", "accepted", "embedded", "reopened", "not-pursued"],
      2,
    ),
    assessed: pick<Rating | null>([null, "on-track", "off-track", "at-risk", "not-started"], 3) ?? null,
    dueOn: pick([null, day(40), day(150)], 4) ?? null,
    newDate: pick([null, "asked for", "accepted", "held"] as const, 5) ?? null,
    owner: pick(["assigned", "proposed", "confirmed", "divided", "none"] as const, 7) ?? "assigned",
    months: pick([3, 1, 6, 24], 2) ?? 3,
    lead: pick([true, false], 1) ?? false,
    response: pick([null, "owed", null, "not-accepted", null] as const, 1) ?? null,
    beside: pick(["measure", "action", "question", "evidence", null] as const, 3) ?? null,
  };
}

const MANY = 70;

async function manyStates() {
  const worded = Array.from({ length: MANY }, (_, index) => ({
    shortTitle: `Number ${index + 1}`,
    wording: "Something to be done.",
    sections: [{ section: "1" }],
  }));
  const review = { code: "STATES", title: "States", publisher: "A partnership", kind: "Audit", scope: "All of them." };
  await publishReview(cast.business, { ...review, publishedOn: "2026-01-05", recommendations: worded });
  const divided = (await addAgency(cast.business, { name: "To be divided" })).trail;
  const made: number[] = [];
  for (let index = 0; index < MANY; index += 1) made.push(await drive(`STATES-${index + 1}`, stateOf(index), divided));
  const successorIds = [cast.agencies.nhs, cast.agencies.training];
  await dissolveAgency(cast.business, { agencyId: divided, dissolvedOn: day(100), successorIds });
  return made;
}

type State = ReturnType<typeof stateOf>;

async function drive(reference: string, state: State, divided: number) {
  const { id } = await getRecommendation(await currentContext(cast.business), reference);
  const isOwned = state.owner !== "none";
  if (isOwned) await own(reference, state, divided);
  if (isOwned && state.owner !== "divided" && state.response) await answer(reference, state.response);
  if (state.dueOn) await date(reference, state.dueOn, isOwned ? state.newDate : null);
  if (state.assessed) await assess(cast.scrutineer, { reference, reason: "So.", rating: state.assessed, seen: 0 });
  const seen = await settle(reference, id, isOwned || state.step === "not-pursued" ? (state.step ?? null) : null);
  if (isOwned && state.claimed) await say(reference, state.claimed, seen);
  if (isOwned && state.beside) await add(reference, state.beside);
  if (Number(reference.split("-")[1]) % 10 === 0) moments.push(await asOfInstant());
  return id;
}

/** Assigns an owner or proposes one, confirms it, and sets the reporting interval. */
async function own(reference: string, { owner, months, lead }: State, divided: number) {
  const { business, executive, agencies } = cast;
  const basis: Basis = owner === "proposed" || owner === "confirmed" ? "proposed" : "assigned";
  const agencyId = owner === "divided" ? divided : agencies.earlyHelp;
  const leadPersonId = lead && owner !== "divided" ? personIdOf(cast.leads.earlyHelp) : undefined;
  const assigned = { reference, reason: "So.", agencyId, basis, leadPersonId, seen: 0 };
  const { trail: seen } = await assignOwner(business, assigned);
  if (owner === "confirmed") await confirmOwner(executive, { reference, seen });
  if (months !== 3) await setReportingInterval(business, { reference, months });
}

/** Asks for a response, and gives one. */
async function answer(reference: string, response: "owed" | "not-accepted") {
  const { trail: seen } = await askForResponse(cast.business, { reference, dueOn: day(20), seen: 0 });
  if (response === "not-accepted")
    await respond(cast.business, { reference, answer: response, reason: "It is not ours.", seen });
}

async function date(reference: string, dueOn: string, newDate: "asked for" | "accepted" | "held" | null) {
  const { trail: seen } = await setDueDate(cast.business, { reference, dueOn, reason: "So." });
  if (!newDate) return;
  const reason = newDate === "held" ? "Baby A was seen." : "So.";
  const later = { reference, dueOn: day(60), seen, reason, interimRisk: "None." };
  const { trail: requestTrail } = await requestNewDate(cast.business, later, { postAnyway: true });
  if (newDate === "accepted")
    await acceptNewDate(cast.executive, { reference, requestTrail, reason: "So.", decision: "accept" });
}

/** Posts an update with a rating, or one and then another that reports no change. */
async function say(reference: string, claimed: Rating | "nothing changed", seen: number) {
  const rating = claimed === "nothing changed" ? "at-risk" : claimed;
  const { trail } = await postUpdate(cast.business, { reference, rating, seen, done: "Some.", inTheWay: "Rooms." });
  if (claimed === "nothing changed") await postUpdate(cast.business, { reference, seen: trail, nothingChanged: true });
}

/** Adds what is counted beside the status. A step that is over does not take actions and questions, and stays without. */
async function add(reference: string, what: NonNullable<State["beside"]>) {
  const { business, executive, agencies } = cast;
  const shown = { url: "https://example.org/", title: "Minutes", shows: "activity", trueOn: "2026-01-05" };
  const adding = {
    measure: () => setSuccessMeasure(business, { reference, words: "Fewer are harmed.", seen: 0 }),
    action: () => addAction(business, { reference, agencyId: agencies.earlyHelp, what: "A step.", dueOn: day(10) }),
    question: () => askQuestion(executive, { reference, words: "How far?" }),
    evidence: () => addEvidence(business, { reference, evidence: [shown] }),
  };
  await adding[what]();
}

/** Takes the sign-off as far as a step. Returns the event of the last update. */
async function settle(reference: string, id: number, step: Step | null): Promise<number> {
  const { business, executive } = cast;
  const decided = { reference, reason: "So." };
  if (step === "not-pursued") await closeNotPursued(executive, { ...decided, seen: 0 });
  if (step === null || step === "not-pursued") return 0;
  const shown = { url: "https://example.org/", title: "Audit", shows: "outcome", trueOn: "2026-01-05" };
  const update = { reference, rating: "delivered" as const, seen: 0, done: "All.", evidence: [shown] };
  const { trail: updated } = await postUpdate(business, update);
  const [audit] = await listEvidence(await currentContext(business), id);
  const words = { reference, done: "All.", difference: "Much.", evidenceIds: [audit?.id ?? 0] };
  const { trail: requestTrail } = await requestSignOff(business, words);
  if (step === "returned") await returnSignOff(executive, { ...decided, requestTrail, decision: "return" });
  if (step === "requested" || step === "returned") return updated;
  const { upTo } = await getCountedFacts(await currentContext(business), id);
  const accepting = { ...decided, requestTrail, seen: upTo, decision: "accept" as const };
  const { trail: seen } = await acceptSignOff(executive, accepting);
  if (step === "embedded") await confirmEmbedded(executive, { ...decided, seen, decision: "embedded" });
  if (step === "reopened") await reopen(executive, { ...decided, seen, decision: "reopen" });
  return updated;
}

/** The condition of each filter, written out a second time. */
const holds: Readonly<Record<OnlyFilter, (recommendation: RecommendationStatus) => boolean>> = {
  "no-owner": ({ owner, assurance }) => !owner && !isClosed(assurance?.step ?? null),
  "response-late": ({ daysResponseLate }) => daysResponseLate !== null,
  "not-accepted": ({ answer, assurance }) => answer === "not-accepted" && !isClosed(assurance?.step ?? null),
  "to-confirm": ({ isOwnerToBeConfirmed }) => isOwnerToBeConfirmed,
  silent: ({ daysSilent }) => daysSilent !== null,
  "never-updated": (one) => one.updateCount === 0 && !isClosed(one.assurance?.step ?? null),
  "actions-overdue": ({ openActions, overdueActions }) => openActions > 0 && overdueActions > 0,
  "open-questions": ({ openQuestions }) => openQuestions !== 0,
  "awaiting-sign-off": ({ assurance }) => assurance?.step === "requested",
  "new-date": ({ requestedDueOn }) => requestedDueOn !== null,
  "recheck-due": ({ isRecheckDue }) => isRecheckDue,
  "no-lead": ({ owner, assurance }) => !owner?.leadPersonId && !isClosed(assurance?.step ?? null),
  "no-due-date": ({ dueOn, assurance }) => dueOn === null && !isClosed(assurance?.step ?? null),
  "no-success-measure": (one) => !one.hasSuccessMeasure && !isClosed(one.assurance?.step ?? null),
  "evidence-unlinked": ({ evidenceCount, outcomeEvidenceCount }) => outcomeEvidenceCount < evidenceCount,
};

/** The status of every recommendation as of an instant, in the order of their references. */
async function derived(asOf: AsOf) {
  const recommendations = await statusesById(contextAt(cast.viewer, asOf), ids);
  return ids.flatMap((id) => recommendations.get(id) ?? []);
}

const review = "STATES";
const references = (recommendations: readonly RecommendationStatus[]) =>
  recommendations.map(({ reference }) => reference);

/** The references of a listing, page after page. */
async function listed(asOf: AsOf, filter: { rating?: Status; only?: OnlyFilter; owner?: number }) {
  const found: string[] = [];
  for (let page = 1; ; page += 1) {
    const recommendations = await listStatuses(
      contextAt(cast.viewer, asOf),
      listing.parse({ ...filter, review, page }),
    );
    found.push(...references(recommendations));
    if (recommendations.length < PAGE_SIZE) return found;
  }
}

test("the board brought forward from each moment to the next is the one derived from all facts", async () => {
  const written = moments.filter(({ date }) => date === today);
  expect(new Set(written.map(({ event }) => event)).size).toBeGreaterThan(5);
  for (const asOf of written) {
    const ctx = contextAt(cast.viewer, asOf);
    expect(await statusBoard(ctx)).toEqual(await deriveBoard(ctx));
  }
});

describe("the counts and lists are those of the statuses derived one by one, at every moment", () => {
  test("each status occurs, and each filter is met by some and not by all", async () => {
    const all = (await Promise.all(moments.map(derived))).flat();
    expect(moments.length).toBeGreaterThan(10);
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(statuses));
    for (const only of onlyFilters) {
      const count = all.filter(holds[only]).length;
      expect([only, count > 0 && count < all.length]).toEqual([only, true]);
    }
  });

  test("the counts", async () => {
    for (const asOf of moments) {
      const recommendations = await derived(asOf);
      const count = (holding: (recommendation: RecommendationStatus) => boolean) =>
        recommendations.filter(holding).length;
      // A meeting just after an update: what was said by then is not since.
      const said = recommendations.flatMap(({ lastUpdate }) => lastUpdate?.trail ?? []);
      const lastMeeting = { ...asOf, event: said.at(said.length / 2) ?? 0 };
      const isOld = ({ lastUpdate }: RecommendationStatus) =>
        lastUpdate === null || lastUpdate.trail <= lastMeeting.event;
      expect(await countStatuses(contextAt(cast.viewer, asOf), { listing: { review }, lastMeeting })).toEqual({
        total: recommendations.length,
        byStatus: Object.fromEntries(statuses.map((name) => [name, count(({ status }) => status === name)])),
        open: count(({ assurance }) => !isClosed(assurance?.step ?? null)),
        neverUpdated: count(holds["never-updated"]),
        withoutOwner: count(holds["no-owner"]),
        withoutLead: count(holds["no-lead"]),
        withoutSuccessMeasure: count(holds["no-success-measure"]),
        withOverdueActions: count(holds["actions-overdue"]),
        withOpenQuestions: count(holds["open-questions"]),
        withUnlinkedEvidence: count(holds["evidence-unlinked"]),
        withoutUpdate: count(({ lastUpdate }) => lastUpdate === null),
        withoutUpdateSinceMeeting: count(isOld),
        silent: count(holds.silent),
        withoutDueDate: count(holds["no-due-date"]),
        responsesLate: count(holds["response-late"]),
        notAccepted: count(holds["not-accepted"]),
        ownersToBeConfirmed: count(holds["to-confirm"]),
        awaitingSignOff: count(holds["awaiting-sign-off"]),
        newDatesAsked: count(holds["new-date"]),
        rechecksDue: count(holds["recheck-due"]),
      });
    }
  });

  test("the list, by status", async () => {
    for (const asOf of moments) {
      const recommendations = await derived(asOf);
      for (const rating of statuses)
        expect(await listed(asOf, { rating })).toEqual(
          references(recommendations.filter(({ status }) => status === rating)),
        );
    }
  });

  test("the list, by each filter, and together with a status", async () => {
    for (const asOf of moments) {
      const recommendations = await derived(asOf);
      for (const only of onlyFilters) {
        const narrowed = recommendations.filter(holds[only]);
        expect(await listed(asOf, { only })).toEqual(references(narrowed));
        const both = narrowed.filter(({ status }) => status === "at-risk");
        expect(await listed(asOf, { only, rating: "at-risk" })).toEqual(references(both));
        const others = (await listOfKind(contextAt(cast.viewer, asOf), only, 1000)).filter(({ id }) =>
          ids.includes(id),
        );
        expect(others).toEqual(narrowed);
      }
    }
  });

  test("the list, by owner, succession by that day taken into account", async () => {
    for (const asOf of moments) {
      const recommendations = await derived(asOf);
      for (const owner of [cast.agencies.earlyHelp, cast.agencies.nhs])
        expect(await listed(asOf, { owner })).toEqual(
          references(
            recommendations.filter(
              (one) =>
                one.owner && one.owner.succession.kind !== "to be decided" && one.owner.succession.agency.id === owner,
            ),
          ),
        );
    }
  });
});

test("a search finds words of the reference, title and wording, and a recommendation that was added later", async () => {
  const found = async (q: string) => {
    const ctx = contextAt(cast.viewer, await asOfInstant());
    const given = listing.parse({ q });
    const { total } = await countStatuses(ctx, { listing: { q: given.q }, lastMeeting: null });
    const listed = references(await listStatuses(ctx, given));
    expect(total).toBe((await listAllStatuses(ctx, { q: given.q })).length);
    return listed;
  };
  expect(await found("icon")).toEqual(["HU2-1"]);
  expect(await found("hu2-4")).toEqual(["HU2-4"]);
  expect(await found("something 17 number")).toEqual(["STATES-17"]);
  expect(await found("xylophone")).toEqual([]);
  await publishReview(cast.business, {
    code: "LATER",
    title: "Later",
    publisher: "A partnership",
    kind: "Audit",
    scope: "All of it.",
    publishedOn: "2026-01-06",
    recommendations: [{ shortTitle: "Music", wording: "Buy a xylophone.", sections: [{ section: "1" }] }],
  });
  expect(await found("XYLOPHONE")).toEqual(["LATER-1"]);
});
