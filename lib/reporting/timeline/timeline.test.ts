import { beforeAll, expect, test } from "vitest";
import { addDays, addMonths, dateOf, formatDate, now } from "#lib/core/clock.ts";
import { asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { type TimelineFilter, timelineFilters } from "#lib/core/events.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { scheduleMeeting } from "#lib/partnership/meetings.commands.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import { tagThemes } from "#lib/partnership/reviews.commands.ts";
import { getRecommendation, getReview } from "#lib/partnership/reviews.queries.ts";
import { releaseHeld } from "#lib/privacy/moderation/commands.ts";
import { addAction, nameAsks, reportOnAction } from "#lib/recommendations/actions/commands.ts";
import { appraiseEvidence, assess } from "#lib/recommendations/assessment.commands.ts";
import {
  acceptNewDate,
  refuseNewDate,
  requestNewDate,
  setDueDate,
  setReportingInterval,
} from "#lib/recommendations/due-dates/commands.ts";
import { handOver } from "#lib/recommendations/handover.commands.ts";
import {
  assignOwner,
  confirmOwner,
  setContributors,
  setSuccessMeasure,
} from "#lib/recommendations/ownership.commands.ts";
import { listAssignments } from "#lib/recommendations/ownership.queries.ts";
import { answerQuestion, askAgain, askQuestion } from "#lib/recommendations/questions.commands.ts";
import {
  acceptSignOff,
  closeNotPursued,
  confirmEmbedded,
  reopen,
  requestSignOff,
  returnSignOff,
} from "#lib/recommendations/sign-off/commands.ts";
import { getCountedFacts } from "#lib/recommendations/sign-off/queries.ts";
import { addEvidence, postUpdate } from "#lib/recommendations/updates/commands.ts";
import { listEvidence } from "#lib/recommendations/updates/queries.ts";
import { everyoneExcept, inviteAs, seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { bylineOf, detailsOf } from "./labels.ts";
import { getRecommendationDetail, timelineOf } from "./queries.ts";

withTestDatabase();
let cast: TestUsers;
let id: number;
/** The number of the first write of the year. */
let first: number;
beforeAll(async () => {
  cast = await seedTestUsers();
  id = (await getRecommendation(await currentContext(cast.viewer), reference)).id;
  first = (await asOfInstant()).event + 3;
  await aYear();
});

const reference = "HU2-5";
const today = dateOf(now());
const day = (days: number) => addDays(today, days);
const words = (days: number) => formatDate(day(days));

/** All that can happen to a recommendation, each thing once. */
async function aYear() {
  const { business, executive, agencies } = cast;
  const lead = cast.leads.executive;
  const successor = await inviteAs("lead", agencies.executive);
  const { trail: meetingId } = await scheduleMeeting(business, { title: "Executive", heldOn: today });
  const why = (reason: string) => ({ reference, reason });

  const [named] = await listAssignments(await currentContext(business), id);
  const leadPersonId = lead.personId ?? 0;
  const toLead = { agencyId: agencies.executive, basis: "proposed" as const, leadPersonId, seen: named?.trail ?? 0 };
  const owner = await assignOwner(business, { ...why("Its chair offered."), ...toLead });
  await confirmOwner(executive, { reference, seen: owner.trail });
  await setContributors(business, { reference, agencyIds: [agencies.training, agencies.nhs], seen: 0 });
  const { themes } = await getReview(await currentContext(business), "HU2");
  await tagThemes(business, { reference, themeIds: themes.slice(0, 1).map((theme) => theme.id) });
  await setSuccessMeasure(business, { reference, words: "It is read.", seen: 0 });
  const due = await setDueDate(business, { ...why("Before the summer."), dueOn: day(90) });
  await setReportingInterval(business, { reference, months: 1 });
  await nameAsks(business, { reference, asks: "Publish\nShare", seen: 0 });
  const step = { agencyId: agencies.executive, personId: leadPersonId, what: "Find a printer.", dueOn: day(9) };
  const { trail: actionTrail } = await addAction(lead, { reference, ...step });
  await reportOnAction(lead, { actionTrail, seen: 0, state: "done", doneOn: day(-1), note: "One in town." });

  const update = { reference, seen: 0, rating: "delivered" as const, done: "It is published." };
  const link = { url: "https://example.org/", title: "Survey", shows: "outcome", trueOn: "2026-01-05" };
  await postUpdate(lead, { ...update, evidence: [{ ...link, title: "The audit" }] });
  await addEvidence(business, { reference, evidence: [link], agencyId: agencies.training });
  const [survey] = await listEvidence(await currentContext(business), id);
  const evidenceId = survey?.id ?? 0;
  await appraiseEvidence(executive, { ...why("It asks readers."), evidenceId, sufficient: "yes" });
  await assess(cast.scrutineer, { ...why("Few have it."), rating: "at-risk", seen: 0 });

  const { trail: questionTrail } = await askQuestion(executive, { reference, words: "Who has it?", meetingId });
  const answer = await answerQuestion(lead, { questionTrail, seen: questionTrail, words: "Schools." });
  await askAgain(executive, { questionTrail, seen: answer.trail, words: "No one else?" });

  const later = { ...why("Paper is short."), interimRisk: "It is read on a screen." };
  const asked = await requestNewDate(lead, { ...later, dueOn: day(120), seen: due.trail });
  const decision = { ...why("It can wait."), requestTrail: asked.trail, meetingId };
  const moved = await acceptNewDate(executive, { ...decision, decision: "accept" });
  const again = await requestNewDate(lead, { ...later, dueOn: day(200), seen: moved.trail });
  await refuseNewDate(executive, { ...why("No longer."), requestTrail: again.trail, decision: "refuse" });

  const request = { reference, done: "It is out.", difference: "It is read.", evidenceIds: [evidenceId] };
  const early = await requestSignOff(lead, request);
  const returning = { requestTrail: early.trail, decision: "return" as const };
  await returnSignOff(executive, { ...why("By whom?"), ...returning, meetingId });
  const { trail: requestTrail } = await requestSignOff(lead, request);
  const { upTo: seen } = await getCountedFacts(await currentContext(executive), id);
  const accepted = await acceptSignOff(executive, { ...why("Shown."), requestTrail, seen, decision: "accept" });
  const embedded = { ...why("Still read."), seen: accepted.trail, decision: "embedded" as const };
  const { trail } = await confirmEmbedded(executive, embedded);
  const reopened = await reopen(executive, { ...why("A new edition."), seen: trail, decision: "reopen" });
  const toPersonId = successor.personId ?? 0;
  await handOver(business, {
    reason: "They retire.",
    fromPersonId: leadPersonId,
    toPersonId,
    seen: (await asOfInstant()).event,
  });
  await closeNotPursued(executive, { ...why("Superseded."), seen: reopened.trail });
}

async function timeline(filter: TimelineFilter = "everything", viewer = cast.viewer) {
  return (await timelineOf(await currentContext(viewer), { id }, filter))
    .filter(({ trail }) => trail >= first)
    .reverse();
}

async function known() {
  const asOf = await asOfInstant();
  const meetings = await listMeetings(await currentContext(cast.viewer));
  return {
    names: await namesOfPeople(await currentContext(cast.viewer)),
    directory: await listAgencies(contextAt(cast.viewer, asOf)),
    meetings: new Map(meetings.map(({ id: meeting, heldOn }) => [meeting, heldOn])),
  };
}

test("it tells each thing that happened, in the words it was said in", async () => {
  const names = await known();
  const told = (await timeline()).map(({ event, update, evidence }) =>
    update
      ? [update.rating, update.done, ...evidence.map(({ title }) => title)]
      : [event.title(names), ...detailsOf(event, names).flatMap(({ heading = [], text }) => [heading, text].flat())],
  );
  const atMeeting = `At the meeting of ${words(0)}.`;
  const request = ["Sign-off asked for", "Done", "It is out.", "Difference made", "It is read."];
  const risk = ["Why", "Paper is short.", "Risk until then", "It is read on a screen."];
  const recheck = formatDate(addMonths(today, 6));
  expect(told).toEqual([
    ["Owner proposed: KSCMP Executive", "Its chair offered. Lead: A lead."],
    ["Owner confirmed by the Executive"],
    ["Contributors: KSCMP training and NHS Kent and Medway"],
    ["Themes: Early identification and referral"],
    ["Success measure", "It is read."],
    [`Due date set: ${words(90)}`, "Before the summer."],
    ["To be reported on every month"],
    ["What it asks for", "Publish", "Share"],
    ["Action added", "Find a printer.", `KSCMP Executive, A lead, due ${words(9)}`],
    ["Action: done", "Find a printer.", "Done on", words(-1), "Note", "One in town."],
    ["delivered", "It is published.", "The audit"],
    ["Evidence added"],
    ["Evidence judged sufficient", "Survey", "It asks readers."],
    ["Assessed: At risk", "Few have it."],
    ["Question", "Who has it?", atMeeting],
    ["Answer", "Schools."],
    ["Asked again", "No one else?"],
    [`Another due date asked for: ${words(120)}`, ...risk],
    [`Due date moved to ${words(120)}`, "It can wait.", atMeeting],
    [`Another due date asked for: ${words(200)}`, ...risk],
    [`Due date of ${words(200)} refused`, "No longer."],
    request,
    ["Sign-off returned", "Missing", "By whom?", atMeeting],
    request,
    [
      "Sign-off accepted: complete",
      "Shown.",
      expect.stringMatching(new RegExp(`with 25 entries here; nothing added later .* again on ${recheck}\\.$`)),
    ],
    ["Confirmed as embedded", "Still read."],
    ["Reopened", "A new edition."],
    ["Handed over to A lead", "From A lead. They retire."],
    ["Closed, not pursued", "Superseded."],
  ]);
});

test("it says who did it, and on whose behalf", async () => {
  const names = await known();
  const authors = (await timeline()).map((entry) => bylineOf(entry, names));
  const later = authors.map((byline) => byline.replace(/^.+? at [^,]+, /, ""));
  expect(later.slice(0, 2)).toEqual(["by A business, Business team", "by A executive, Executive"]);
  expect(later.slice(9, 12)).toEqual([
    "by A lead for KSCMP Executive",
    "by A lead for KSCMP Executive",
    "by A business, business team, on behalf of KSCMP training",
  ]);
});

test("what was entered when the tracker was set up says how its date is known, without a time of day", async () => {
  const ctx = await currentContext(cast.viewer);
  const all = await timelineOf(ctx, { id }, "everything");
  const names = await known();
  expect(all.filter(({ trail }) => trail < first).map((entry) => bylineOf(entry, names))).toContain(
    "13 May 2022, dated as the report; entered when the tracker was set up",
  );
  for (const entry of all) expect(bylineOf(entry, names)).not.toContain("midday");
});

test("each filter shows its own, and together they leave nothing out", async () => {
  const kinds = async (filter: TimelineFilter) => (await timeline(filter)).map(({ event }) => event.kind);
  expect(await kinds("updates")).toEqual(["update", "assessed"]);
  expect(await kinds("evidence")).toEqual(["update", "evidence", "appraised"]);
  expect(await kinds("questions")).toEqual(["question", "answer", "asked again"]);
  expect(await kinds("actions")).toEqual(["asks", "action", "action report"]);
  const some = await Promise.all(timelineFilters.filter((one) => one !== "everything").map((one) => timeline(one)));
  const trails = new Set(some.flat().map(({ trail }) => trail));
  expect(trails.size).toBe((await timeline()).length);
});

test("as at a moment it ends there", async () => {
  const asOf = { ...(await asOfInstant()), event: first + 3 };
  const then = await timelineOf(contextAt(cast.viewer, asOf), { id }, "everything");
  expect(then[0]).toMatchObject({ trail: first + 3, event: { kind: "themes" } });
  expect(then.at(-1)).toMatchObject({ event: { kind: "assigned" }, personId: null });
});

test("what is held is absent for all but its author and the business team, until it is released", async () => {
  const given = { reference, words: "Has Baby A’s mother read it?" };
  const { trail } = await askQuestion(cast.executive, given, { postAnyway: true });
  const trails = async (viewer = cast.viewer) => (await timeline("questions", viewer)).map((entry) => entry.trail);
  for (const viewer of everyoneExcept(cast, cast.executive, cast.business))
    expect(await trails(viewer)).not.toContain(trail);
  for (const viewer of [cast.executive, cast.business])
    expect((await timeline("questions", viewer)).at(-1)).toMatchObject({ trail, isHeld: true });
  const whileHeld = await asOfInstant();
  const asked = async (viewer = cast.viewer) =>
    (await getRecommendationDetail(contextAt(viewer, whileHeld), { id })).threads.map((thread) => thread.trail);
  expect(await asked()).not.toContain(trail);
  for (const viewer of [cast.executive, cast.business]) expect(await asked(viewer)).toContain(trail);
  await releaseHeld(cast.business, { heldTrail: trail, reason: "The name of a doll." });
  expect((await timeline("questions")).at(-1)).toMatchObject({ trail, isHeld: false });
  const then = await timelineOf(contextAt(cast.viewer, whileHeld), { id }, "questions");
  expect(then.map((entry) => entry.trail)).not.toContain(trail);
});
