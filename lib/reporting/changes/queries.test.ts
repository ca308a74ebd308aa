import { describe, expect, test } from "vitest";
import { now } from "#lib/core/clock.ts";
import { asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
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
import { getDueDates } from "#lib/recommendations/due-dates/queries.ts";
import {
  assignOwner,
  confirmOwner,
  setContributors,
  setSuccessMeasure,
} from "#lib/recommendations/ownership.commands.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
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
import { listEvidence, listUpdates } from "#lib/recommendations/updates/queries.ts";
import type { Rating } from "#lib/recommendations/updates/rules.ts";
import { noteAtMeeting } from "#lib/reporting/agenda/commands.ts";
import { buildChangeLines } from "#lib/reporting/papers/labels.ts";
import { uploadTestFile } from "#tests/support/database.ts";
import { issueTestPaper, scheduleTestMeeting, setToday, withTestUsersOn } from "#tests/support/test-papers.ts";
import { changesSince } from "./queries.ts";

const { users: cast } = withTestUsersOn("2027-01-04");
const REFERENCES = ["HU2-1", "HU2-2", "HU2-3", "HU2-4", "HU2-5"];
const reason = "As was agreed.";

const idOf = async (reference: string) => (await getRecommendation(await currentContext(cast().viewer), reference)).id;

/** The sentences that tell what changed between two moments, by reference. */
async function sentences(from = now(), to = now()) {
  const { viewer } = cast();
  const asOf = await asOfInstant(to);
  const ids = await Promise.all(REFERENCES.map(idOf));
  const changes = await changesSince(contextAt(viewer, asOf), await asOfInstant(from), ids);
  const directory = await listAgencies(contextAt(viewer, asOf));
  const lines = buildChangeLines(changes, {
    directory,
    names: await namesOfPeople(await currentContext(viewer)),
    meetings: new Map(),
  });
  return new Map(lines.map(({ reference, words }) => [reference, words]));
}

/** The clauses of one recommendation's sentence. */
const clauses = (all: ReadonlyMap<string, string>, reference: string) =>
  (all.get(reference) ?? "").replace(/\.$/, "").split("; ");

/** Runs a step on a later day, and returns the sentences about it. */
async function toldOf(day: string, reference: string, work: () => Promise<unknown>): Promise<string[]> {
  const from = now();
  setToday(day);
  await work();
  return clauses(await sentences(from), reference);
}

async function say(reference: string, rating: Rating, more = {}, postAnyway = false) {
  const [last] = await listUpdates(await currentContext(cast().business), await idOf(reference));
  const given = { reference, rating, seen: last?.trail ?? 0, done: "Plans are shared.", ...more };
  return (await postUpdate(cast().business, given, { postAnyway })).trail;
}

async function evidence(reference: string, title = "Audit") {
  const shown = { url: "https://example.org/", title, shows: "outcome", trueOn: "2026-01-05" };
  const { trail } = await addEvidence(cast().business, { reference, evidence: [shown] });
  const all = await listEvidence(await currentContext(cast().business), await idOf(reference));
  return all.find((one) => one.trail === trail)?.id ?? 0;
}

const asked = async (reference: string, evidenceIds: number[] = []) =>
  (await requestSignOff(cast().business, { reference, evidenceIds, done: "It is done.", difference: "Much." })).trail;

async function accepted(reference: string, requestTrail: number) {
  const { upTo } = await getCountedFacts(await currentContext(cast().viewer), await idOf(reference));
  const given = { reference, requestTrail, reason, seen: upTo, decision: "accept" } as const;
  return (await acceptSignOff(cast().executive, given)).trail;
}

describe("what changed between two moments", () => {
  test("what was entered when the tracker was set up is told with how its date is known", async () => {
    const all = await sentences(Date.parse("2022-05-12T12:00:00Z"), Date.parse("2022-06-01T12:00:00Z"));
    expect(clauses(all, "HU2-4")).toEqual([
      "New, No update yet",
      "owner assigned: KCC Early Help, dated as the report, 13 May 2022",
    ]);
  });

  test("where nothing was recorded there is nothing to tell", async () => {
    expect(await sentences()).toEqual(new Map());
    setToday("2027-01-05");
    expect(await sentences(now() - 1000)).toEqual(new Map());
  });

  test("owner, contributors and all that the business team sets, each with its day", async () => {
    const { business, executive, viewer, agencies } = cast();
    const from = now();
    setToday("2027-01-06");
    const { owner } = await getOwnership(
      await currentContext(viewer),
      await getRecommendation(await currentContext(viewer), "HU2-5"),
    );
    await confirmOwner(executive, { reference: "HU2-5", seen: owner?.trail ?? 0 });
    setToday("2027-01-07");
    await setContributors(business, { reference: "HU2-5", agencyIds: [agencies.training], seen: 0 });
    await setSuccessMeasure(business, { reference: "HU2-5", words: "Partners say so.", seen: 0 });
    await setReportingInterval(business, { reference: "HU2-5", months: 6 });
    const theme = (await getReview(await currentContext(viewer), "HU2")).themes[0]?.id ?? 0;
    await tagThemes(business, { reference: "HU2-5", themeIds: [theme] });
    await nameAsks(business, { reference: "HU2-5", asks: "The form\nThe training", seen: 0 });
    await noteAtMeeting(business, {
      reference: "HU2-5",
      meetingId: (await scheduleTestMeeting(cast(), "2027-01-07")).id,
      words: "Noted with thanks.",
    });
    setToday("2027-01-08");
    const assigned = { reference: "HU2-5", agencyId: agencies.nhs, basis: "assigned", reason } as const;
    await assignOwner(business, { ...assigned, leadPersonId: cast().leads.nhs.personId ?? 0, seen: owner?.trail ?? 0 });
    const all = await sentences(from);
    expect([...all.keys()]).toEqual(["HU2-5"]);
    expect(clauses(all, "HU2-5")).toEqual([
      "Owner confirmed, on 6 January 2027",
      "contributors: KSCMP training, on 7 January 2027",
      "success measure set, on 7 January 2027",
      "to be reported on every 6 months, on 7 January 2027",
      "themes tagged, on 7 January 2027",
      "its parts named, on 7 January 2027",
      "noted: Noted with thanks, on 7 January 2027",
      "owner assigned: NHS Kent and Medway, lead A lead, on 8 January 2027",
    ]);
    expect(await sentences()).toEqual(new Map());
  });

  test("due dates: set, asked for, agreed with how far it moved, refused", async () => {
    const { business, executive, leads } = cast();
    const ask = async (dueOn: string) => {
      const { agreed } = await getDueDates(await currentContext(business), await idOf("HU2-4"));
      const given = { reference: "HU2-4", dueOn, reason, interimRisk: "None.", seen: agreed.at(-1)?.trail ?? 0 };
      return (await requestNewDate(leads.earlyHelp, given)).trail;
    };
    const told = await toldOf("2027-02-01", "HU2-4", async () => {
      await setDueDate(business, { reference: "HU2-4", dueOn: "2027-03-30", reason });
      const first = await ask("2027-04-30");
      setToday("2027-02-02");
      const decided = { reference: "HU2-4", reason };
      await acceptNewDate(executive, { ...decided, requestTrail: first, decision: "accept" });
      const second = await ask("2027-06-30");
      await refuseNewDate(executive, { ...decided, requestTrail: second, decision: "refuse" });
    });
    expect(told).toEqual([
      "Due date set: 30 March 2027, on 1 February 2027",
      "another due date asked for: 30 April 2027, on 1 February 2027",
      "due date moved by 31 days to 30 April 2027, agreed on 2 February 2027",
      "another due date asked for: 30 June 2027, on 2 February 2027",
      "due date of 30 June 2027 refused, on 2 February 2027",
    ]);
  });

  test("updates, evidence, actions, questions and judgements; and that the rating moved", async () => {
    const { executive, scrutineer, agencies, leads } = cast();
    await say("HU2-4", "at-risk", { inTheWay: "The form." });
    const told = await toldOf("2027-02-03", "HU2-4", async () => {
      await say("HU2-4", "on-track");
      const evidenceId = await evidence("HU2-4");
      await appraiseEvidence(executive, { reference: "HU2-4", evidenceId, sufficient: "no", reason });
      const action = { what: "Draft the form.", agencyId: agencies.earlyHelp, dueOn: "2027-05-01" };
      const { trail: actionTrail } = await addAction(leads.earlyHelp, { reference: "HU2-4", ...action });
      const half = { actionTrail, state: "open", note: "Half way." } as const;
      const { trail: seen } = await reportOnAction(leads.earlyHelp, { ...half, seen: 0 });
      await reportOnAction(leads.earlyHelp, { actionTrail, seen, state: "done", doneOn: "2027-02-02" });
      const { trail: questionTrail } = await askQuestion(scrutineer, { reference: "HU2-4", words: "How far?" });
      const said = { questionTrail, words: "Half way.", seen: questionTrail };
      const { trail: answered } = await answerQuestion(leads.earlyHelp, said);
      await askAgain(scrutineer, { questionTrail, words: "And since?", seen: answered });
      await assess(scrutineer, { reference: "HU2-4", seen: 0, rating: "on-track", reason });
    });
    const on = ", on 3 February 2027";
    expect(told).toEqual([
      "Moved from At risk to On track",
      `update: on track${on}`,
      `evidence added${on}`,
      `evidence judged not sufficient: Audit${on}`,
      `action added: Draft the form${on}`,
      `action reported on: Draft the form${on}`,
      `action done: Draft the form${on}`,
      `question asked${on}`,
      `question answered${on}`,
      `asked again${on}`,
      `assessed as on track${on}`,
    ]);
  });

  test("each step of a sign-off", async () => {
    const { executive } = cast();
    const told = await toldOf("2027-02-04", "HU2-1", async () => {
      await say("HU2-1", "delivered");
      const returned = { reference: "HU2-1", requestTrail: await asked("HU2-1"), reason, decision: "return" } as const;
      await returnSignOff(executive, returned);
      setToday("2027-02-05");
      const first = await accepted("HU2-1", await asked("HU2-1", [await evidence("HU2-1")]));
      await confirmEmbedded(executive, { reference: "HU2-1", seen: first, reason, decision: "embedded" });
      const { trail: seen } = await reopen(executive, {
        reference: "HU2-1",
        seen: first + 1,
        reason,
        decision: "reopen",
      });
      await closeNotPursued(executive, { reference: "HU2-1", seen, reason });
    });
    expect(told).toEqual([
      "Moved from No update yet to Closed, not pursued",
      "update: delivered, on 4 February 2027",
      "sign-off asked for, on 4 February 2027",
      "returned, on 4 February 2027",
      "evidence added, on 5 February 2027",
      "sign-off asked for, on 5 February 2027",
      "complete, on 5 February 2027",
      "complete and embedded, on 5 February 2027",
      "reopened, on 5 February 2027",
      "closed, not pursued, on 5 February 2027",
    ]);
  });

  test("evidence of one day is one change, and what reads the same is told once", async () => {
    const { business, scrutineer } = cast();
    const file = async (...names: string[]) => {
      const slots = await Promise.all(
        names.map(async (name) => ({
          file: await uploadTestFile(business, name),
          shows: "activity",
          trueOn: "2026-01-05",
        })),
      );
      await addEvidence(business, { reference: "HU2-3", evidence: slots });
    };
    const told = await toldOf("2027-02-08", "HU2-3", async () => {
      await file("minutes.txt");
      await askQuestion(scrutineer, { reference: "HU2-3", words: "Who was there?" });
      await file("attendance.txt", "slides.txt");
      await askQuestion(scrutineer, { reference: "HU2-3", words: "Who was not?" });
      setToday("2027-02-09");
      await file("photograph.txt");
      await evidence("HU2-3");
    });
    expect(told).toEqual([
      "3 files added, on 8 February 2027",
      "question asked, on 8 February 2027 (2 times)",
      "2 pieces of evidence added, on 9 February 2027",
    ]);
  });

  test("the clock alone: overdue and silent", async () => {
    await say("HU2-3", "on-track");
    await setDueDate(cast().business, { reference: "HU2-3", dueOn: "2027-03-01", reason });
    const told = await toldOf("2027-06-20", "HU2-3", async () => undefined);
    const silent = expect.stringMatching(/^its owner is now silent, for \d+ days$/);
    expect(told).toEqual(["Moved from On track to Overdue: it was due on 1 March 2027", silent]);
  });

  test("an update held before a paper and released after it: late in the next, not in the one issued", async () => {
    setToday("2027-07-01");
    const [first, second] = [
      await scheduleTestMeeting(cast(), "2027-07-06"),
      await scheduleTestMeeting(cast(), "2027-10-05"),
    ];
    const words = "The family of Baby A was seen.";
    const heldTrail = await say("HU2-2", "on-track", { done: words }, true);
    setToday("2027-07-02");
    const issued = await issueTestPaper(cast(), first);
    expect(JSON.stringify(issued)).not.toContain("Baby A");
    setToday("2027-07-08");
    await releaseHeld(cast().business, { heldTrail, reason: "The name of a doll." });
    setToday("2027-09-28");
    const { paper } = await issueTestPaper(cast(), second);
    expect(paper.since).toBe("the paper of 6 July 2027");
    const told = paper.changes.find(({ reference }) => reference === "HU2-2")?.words;
    expect(told).toContain(`pdate: on track, written on 1 July 2027 and released since: late`);
    expect(JSON.stringify(paper)).toContain(words);
    expect((await issueTestPaper(cast(), await scheduleTestMeeting(cast(), "2027-10-12"))).paper.changes).toEqual([]);
  });
});
