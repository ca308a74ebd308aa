import { beforeAll, describe, expect, test } from "vitest";
import { addDays, addMonths, dateOf, endOfDay, now } from "#lib/core/clock.ts";
import { type AsOf, asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { disablePerson } from "#lib/identity/people/commands.ts";
import { addAgency, dissolveAgency } from "#lib/partnership/agencies.commands.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { addAction } from "#lib/recommendations/actions/commands.ts";
import { requestNewDate, setDueDate } from "#lib/recommendations/due-dates/commands.ts";
import { acceptHandover, handOver } from "#lib/recommendations/handover.commands.ts";
import { assignOwner, setContributors } from "#lib/recommendations/ownership.commands.ts";
import { listAssignments } from "#lib/recommendations/ownership.queries.ts";
import { answerQuestion, askQuestion } from "#lib/recommendations/questions.commands.ts";
import { acceptSignOff, requestSignOff, returnSignOff } from "#lib/recommendations/sign-off/commands.ts";
import { getCountedFacts } from "#lib/recommendations/sign-off/queries.ts";
import { postUpdate } from "#lib/recommendations/updates/commands.ts";
import { listEvidence } from "#lib/recommendations/updates/queries.ts";
import { countStatuses } from "#lib/status/queries.ts";
import { everyoneExcept, inviteAs, seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { listToDecide, workOfBusinessTeam, workOfLead } from "./queries.ts";

withTestDatabase();
let cast: TestUsers;
beforeAll(async () => {
  cast = await seedTestUsers();
});

const today = dateOf(now());
const day = (days: number) => addDays(today, days);
const idOf = async (reference: string) => (await getRecommendation(await currentContext(cast.viewer), reference)).id;

/** Everything written by now, as of a day so many months from now. */
async function inMonths(months: number): Promise<AsOf> {
  const date = addMonths(today, months);
  return { ...(await asOfInstant()), date, instant: endOfDay(date) };
}

/** What a lead has to do, in order: of recommendations with the first reason. */
async function tasks(viewer: Viewer, asOf?: AsOf) {
  const work = await workOfLead(contextAt(viewer, asOf ?? (await asOfInstant())));
  return work.tasks.map((task) => {
    if (task.kind === "recommendation") return `${task.recommendation.reference} ${task.reasons[0]}`;
    if (task.kind === "question") return `asked about ${task.thread.reference}`;
    return task.kind === "action" ? task.action.what : "handover";
  });
}

async function toDecide(asOf?: AsOf, most = 5) {
  const at = asOf ?? (await asOfInstant());
  const summary = await countStatuses(contextAt(cast.viewer, at), { listing: {}, lastMeeting: null });
  return listToDecide(contextAt(cast.executive, at), summary, most);
}

const references = (listed: readonly { readonly reference: string }[]) => listed.map(({ reference }) => reference);

async function step(reference: string, agencyId: number, what: string, dueOn: string) {
  await addAction(cast.business, { reference, agencyId, what, dueOn });
}

/** Delivered with evidence of an outcome, and sign-off asked for: gives the request. */
async function waiting(lead: Viewer, reference: string) {
  const shown = { url: "https://example.org/", title: "Audit", shows: "outcome", trueOn: "2026-01-05" };
  const update = { reference, rating: "delivered" as const, seen: 0, done: "It is done.", evidence: [shown] };
  await postUpdate(lead, update);
  const [audit] = await listEvidence(await currentContext(lead), await idOf(reference));
  const request = { reference, done: "It is done.", difference: "It is asked for.", evidenceIds: [audit?.id ?? 0] };
  return (await requestSignOff(lead, request)).trail;
}

describe("what a lead has to do", () => {
  test("is about what their agency owns, what it succeeded to among it, and nothing of others", async () => {
    expect(await tasks(cast.leads.nhs)).toEqual(["HU2-1 no update"]);
    expect(await tasks(cast.leads.executive)).toEqual(["HU2-2 no update", "HU2-5 no update"]);
    for (const viewer of [cast.viewer, cast.business, cast.scrutineer])
      expect(await workOfLead(await currentContext(viewer))).toEqual({ tasks: [], coming: [], recommendations: [] });
  });

  test("is in order of urgency, and changes with time without a write", async () => {
    const { training } = cast.agencies;
    const lead = cast.leads.training;
    await step("HU2-3", training, "a step", day(16));
    await setContributors(cast.business, { reference: "HU2-4", agencyIds: [training], seen: 0 });
    await step("HU2-4", training, "a step to help", day(18));
    await step("HU2-4", cast.agencies.earlyHelp, "of others", day(8));
    const question = { reference: "HU2-3", words: "Who comes?" };
    const { trail } = await askQuestion(cast.executive, question);
    await askQuestion(cast.business, { ...question, words: "Does Baby A’s mother come?" }, { postAnyway: true });
    expect(await tasks(lead)).toEqual(["asked about HU2-3", "HU2-3 no update", "a step", "a step to help"]);

    await setDueDate(cast.business, { reference: "HU2-3", dueOn: day(15), reason: "Agreed." });
    await postUpdate(lead, { reference: "HU2-3", rating: "on-track", seen: 0, done: "Two sessions are new." });
    expect(await tasks(lead)).toEqual(["asked about HU2-3", "HU2-3 due soon", "a step", "a step to help"]);
    const late = ["HU2-3 overdue", "asked about HU2-3", "a step", "a step to help"];
    expect(await tasks(lead, await inMonths(1))).toEqual(late);
    await answerQuestion(lead, { questionTrail: trail, seen: trail, words: "Schools." });
    expect(await tasks(lead, await inMonths(1))).toEqual(late.filter((task) => !task.startsWith("asked")));
  });

  test("an agency's steps are its successor's to take once it is dissolved", async () => {
    const { trail: successorId } = await addAgency(cast.business, { name: "Schools" });
    const next = await inviteAs("lead", successorId);
    const { training: agencyId } = cast.agencies;
    expect(await tasks(next)).toEqual([]);
    await dissolveAgency(cast.business, { agencyId, dissolvedOn: today, successorIds: [successorId] });
    expect(await tasks(next)).toEqual(["HU2-3 due soon", "a step", "a step to help"]);
    expect(await tasks(cast.leads.training)).toEqual([]);
  });

  test("a returned sign-off comes first, and one that waits is not theirs to do", async () => {
    const lead = cast.leads.earlyHelp;
    const requestTrail = await waiting(lead, "HU2-4");
    expect(await tasks(lead, await inMonths(7))).toEqual(["of others"]);
    const returning = { reference: "HU2-4", requestTrail, reason: "By whom?", decision: "return" as const };
    await returnSignOff(cast.executive, returning);
    expect(await tasks(lead, await inMonths(7))).toEqual(["HU2-4 returned", "of others"]);
  });

  test("what was handed over to them comes before all else, until they accept it", async () => {
    const [named] = await listAssignments(await currentContext(cast.business), await idOf("HU2-2"));
    const [leaving, agencyId] = [cast.leads.executive, cast.agencies.executive];
    const successor = await inviteAs("lead", agencyId);
    const fromPersonId = leaving.personId ?? 0;
    const owner = { reference: "HU2-2", agencyId, basis: "named" as const, seen: named?.trail ?? 0 };
    await assignOwner(cast.business, { ...owner, leadPersonId: fromPersonId, reason: "Its lead." });
    const left = async () => (await workOfBusinessTeam(await currentContext(cast.business))).left;
    expect(await left()).toEqual([]);
    await disablePerson(cast.business, { personId: fromPersonId, reason: "Left." });
    expect(await left()).toEqual([{ personId: fromPersonId, recommendations: 1 }]);
    const toPersonId = successor.personId ?? 0;
    const { trail } = await handOver(cast.business, {
      fromPersonId,
      toPersonId,
      reason: "Left.",
      seen: (await asOfInstant()).event,
    });
    expect([(await tasks(successor))[0], (await tasks(leaving))[0]]).toEqual(["handover", "HU2-2 no update"]);
    const { left: none, handovers } = await workOfBusinessTeam(await currentContext(cast.business));
    expect([none, handovers.map((one) => one.trail)]).toEqual([[], [trail]]);
    await acceptHandover(successor, { handoverTrail: trail });
    expect(await tasks(successor)).not.toContain("handover");
    expect((await workOfBusinessTeam(await currentContext(cast.business))).handovers).toEqual([]);
  });
});

describe("what waits for the Executive", () => {
  test("is sign-offs, new dates and owners to decide, re-checks due, and what it asked that is open", async () => {
    expect(await toDecide()).toMatchObject({ signOffs: [], newDates: [], rechecks: [], questions: [] });
    const requestTrail = await waiting(cast.leads.nhs, "HU2-1");
    const { trail: seen } = await setDueDate(cast.business, { reference: "HU2-2", dueOn: day(30), reason: "Agreed." });
    const later = { reference: "HU2-2", dueOn: day(60), seen, reason: "Staff left.", interimRisk: "None." };
    await requestNewDate(cast.business, later);
    for (const reference of ["HU2-5", "HU2-4"]) await askQuestion(cast.executive, { reference, words: "How far?" });
    const decide = await toDecide();
    const { signOffs, newDates, owners, rechecks, questions, counts } = decide;
    expect([signOffs, newDates, owners, rechecks, questions].map(references)).toEqual([
      ["HU2-1"],
      ["HU2-2"],
      ["HU2-5"],
      [],
      ["HU2-5", "HU2-4"],
    ]);
    expect(counts).toEqual({ signOffs: 1, newDates: 1, owners: 1, notAccepted: 0, rechecks: 0, questions: 2 });
    const few = await toDecide(undefined, 1);
    expect([references(few.questions), few.counts.questions]).toEqual([["HU2-5"], 2]);

    const { upTo } = await getCountedFacts(await currentContext(cast.viewer), await idOf("HU2-1"));
    const accepting = { reference: "HU2-1", requestTrail, seen: upTo, reason: "Shown." };
    await acceptSignOff(cast.executive, { ...accepting, decision: "accept" });
    expect(await toDecide()).toMatchObject({ signOffs: [], rechecks: [] });
    expect(references((await toDecide(await inMonths(6))).rechecks)).toEqual(["HU2-1"]);
  });
});

describe("what the business team sees to", () => {
  test("is what is held, who is silent, and all that waits for the Executive", async () => {
    const at = await asOfInstant();
    const work = await workOfBusinessTeam(contextAt(cast.business, at));
    expect([work.held, work.listed.silent, work.summary.total]).toEqual([1, [], 5]);
    expect(work.toDecide).toEqual(await toDecide(at, 10));
    const later = await workOfBusinessTeam(contextAt(cast.business, await inMonths(4)));
    expect([references(later.listed.silent), later.summary.silent]).toEqual([["HU2-2", "HU2-3", "HU2-4", "HU2-5"], 4]);
  });

  test("is not there for anybody else", async () => {
    for (const viewer of everyoneExcept(cast, cast.business))
      await expect(workOfBusinessTeam(await currentContext(viewer))).rejects.toBeInstanceOf(NotFound);
  });
});
