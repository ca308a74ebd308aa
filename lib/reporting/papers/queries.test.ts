import { describe, expect, test } from "vitest";
import { chainBreaks } from "#db/verify.ts";
import { now } from "#lib/core/clock.ts";
import { currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { NotFound } from "#lib/core/errors.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { releaseHeld } from "#lib/privacy/moderation/commands.ts";
import { redact } from "#lib/privacy/redaction/commands.ts";
import { addAction } from "#lib/recommendations/actions/commands.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";
import { addEvidence, postUpdate } from "#lib/recommendations/updates/commands.ts";
import { listEvidence, listUpdates } from "#lib/recommendations/updates/queries.ts";
import { noteAtMeeting } from "#lib/reporting/agenda/commands.ts";
import { readAllRows } from "#tests/support/database.ts";
import { issueTestPaper, scheduleTestMeeting, setToday, withTestUsersOn } from "#tests/support/test-papers.ts";
import { findLastPaperBaseline } from "./baseline.queries.ts";
import { draftCover } from "./draft.queries.ts";
import { describeEmptyExceptions } from "./labels.ts";
import { getPaper } from "./queries.ts";

const { users } = withTestUsersOn("2027-01-04");
const REFERENCES = ["HU2-1", "HU2-2", "HU2-3", "HU2-4", "HU2-5"];
const REASON = "It points to one family.";

async function say(reference: string, words: Readonly<Record<string, string>>, postAnyway = false) {
  const { id } = await getRecommendation(await currentContext(users().business), reference);
  const [last] = await listUpdates(await currentContext(users().business), id);
  const given = { reference, rating: "on-track", seen: last?.trail ?? 0, done: "Plans are shared.", ...words } as const;
  return (await postUpdate(users().business, given, { postAnyway })).trail;
}

/** Redacts a passage wherever it occurs. */
const remove = (factTrail: number, passage: string) =>
  redact(users().business, { factTrail: `${factTrail}`, passage, everywhere: "on", reason: REASON });

describe("a paper", () => {
  test("without anything to report is complete and says so", async () => {
    const first = await issueTestPaper(users(), await scheduleTestMeeting(users(), "2027-01-05"));
    expect(first.paper).toMatchObject({ since: null, changes: [], scopeName: "All recommendations", asAt: now() });
    expect(first.paper.rows.map(({ reference }) => reference)).toEqual(REFERENCES);
    expect(first.paper.details.map(({ reference }) => reference)).toEqual(REFERENCES);
    setToday("2027-01-06");
    const { paper } = await issueTestPaper(users(), await scheduleTestMeeting(users(), "2027-01-12"));
    expect(paper).toMatchObject({
      since: "the paper of 5 January 2027",
      changes: [],
      completed: [],
      extensions: [],
      differences: [],
    });
    expect(paper.exceptions.map(({ title }) => title)).toEqual([
      "Overdue",
      "Off track",
      "Silent",
      "Owner and assessment differ",
      "Actions overdue",
      "Still missing",
    ]);
    expect(paper.exceptions.find(({ title }) => title === "Still missing")?.lines).toMatchObject(
      REFERENCES.map((reference) => ({
        reference,
        words: "No update yet, no lead, no due date and no success measure",
      })),
    );
    expect(describeEmptyExceptions(paper)).toBe(
      "Nothing to report: overdue, off track, silent, owner and assessment differ, actions overdue.",
    );
    expect(paper.standing).toBe(
      "5 recommendations, none with an update yet. No due dates are set. No leads are named. No success measures are set. 1 owner is to be confirmed.",
    );
    expect(paper.outstanding.map(({ reference }) => reference).sort()).toEqual(REFERENCES);
  });

  test("can cover one review, or the recommendations that one agency owns", async () => {
    const meeting = await scheduleTestMeeting(users(), "2027-01-13");
    const ofReview = await issueTestPaper(users(), meeting, { scope: "review:HU2" });
    expect(ofReview.paper.scopeName).toBe("Harm to Under 2s in Kent");
    expect(ofReview.paper.rows.map(({ reference }) => reference)).toEqual(REFERENCES);
    await say("HU2-1", {});
    const ofAgency = await issueTestPaper(users(), meeting, { scope: `agency:${users().agencies.earlyHelp}` });
    expect(ofAgency.paper.scopeName).toBe("KCC Early Help");
    const { rows, details, outstanding, changes, pictures } = ofAgency.paper;
    for (const part of [rows, details, outstanding, pictures.strip.rows])
      expect(part.map(({ reference }) => reference)).toEqual(["HU2-4"]);
    expect(changes).toEqual([]);
  });

  test("reports changes since the last paper of an earlier meeting, not since one of its own", async () => {
    setToday("2027-01-20");
    const [one, next] = [
      await scheduleTestMeeting(users(), "2027-02-02"),
      await scheduleTestMeeting(users(), "2027-02-09"),
    ];
    await issueTestPaper(users(), one);
    setToday("2027-01-21");
    await say("HU2-4", { done: "Told in the next." });
    const last = await issueTestPaper(users(), next);
    setToday("2027-01-22");
    await say("HU2-4", { done: "Told in its second version." });
    const again = await issueTestPaper(users(), next);
    expect(last.paper.since).toBe("the paper of 2 February 2027");
    expect(again.paper.since).toBe("the paper of 2 February 2027");
    const told = again.paper.changes.find(({ reference }) => reference === "HU2-4")?.words ?? "";
    expect(told.match(/update: on track, on 2[12] January 2027/gi)).toHaveLength(2);
    expect(await findLastPaperBaseline(await currentContext(users().viewer))).toMatchObject({
      words: "the paper of 9 February 2027",
    });
  });

  test("a version that was not issued is not found", async () => {
    const meeting = await scheduleTestMeeting(users(), "2027-02-10");
    for (const version of [0, 1, Number.NaN])
      await expect(getPaper(await currentContext(users().viewer), meeting.id, version)).rejects.toBeInstanceOf(
        NotFound,
      );
  });

  test("leaves out texts held for review for every author, as does the drafted cover sheet", async () => {
    const { business, agencies } = users();
    const meeting = await scheduleTestMeeting(users(), "2027-02-11");
    const anyway = { postAnyway: true };
    const shown = { url: "https://example.org/", title: "Letter of Baby A", shows: "outcome", trueOn: "2026-01-05" };
    await say("HU2-2", { done: "Baby A was seen.", difference: "Baby A is well." }, true);
    await addEvidence(business, { reference: "HU2-2", evidence: [shown] }, anyway);
    await askQuestion(business, { reference: "HU2-2", words: "Was Baby A seen?" }, anyway);
    const action = { what: "See Baby A again.", agencyId: agencies.executive, dueOn: "2027-05-01" };
    await addAction(business, { reference: "HU2-2", ...action }, anyway);
    const drafted = await draftCover(await currentContext(business), meeting);
    const { paper } = await issueTestPaper(users(), meeting);
    expect(JSON.stringify([paper, drafted])).not.toContain("Baby A");
    expect(paper.changes.map(({ reference }) => reference)).not.toContain("HU2-2");
  });

  test("names evidence once, even if its newer version was held for review and then released", async () => {
    const { business, viewer } = users();
    const { id } = await getRecommendation(await currentContext(viewer), "HU2-3");
    const audit = { url: "https://example.org/", title: "Audit of 2025", shows: "outcome", trueOn: "2026-01-05" };
    await addEvidence(business, { reference: "HU2-3", evidence: [audit] });
    const [older] = await listEvidence(await currentContext(business), id);
    const newer = { ...audit, title: "Audit of Baby A’s ward" };
    const given = { reference: "HU2-3", evidence: [newer], replaces: older?.id };
    const { trail: heldTrail } = await addEvidence(business, given, { postAnyway: true });
    await releaseHeld(business, { heldTrail, reason: "The name of a ward." });
    const { paper } = await issueTestPaper(users(), await scheduleTestMeeting(users(), "2027-02-12"));
    const detail = paper.details.find(({ reference }) => reference === "HU2-3");
    expect(detail?.parts.find(({ title }) => title === "Evidence")?.paragraphs).toEqual([
      expect.stringContaining("Audit of Baby A’s ward"),
    ]);
  });
});

describe("a passage redacted everywhere", () => {
  test.each([
    ["with quotes and line breaks", 'by "the blue door"\nat the pond\\', "2027-03-01"],
    ["on one line", "the people at the old mill", "2027-03-02"],
  ])("is also removed from an issued paper, which says so: %s", async (_, passage, heldOn) => {
    const meeting = await scheduleTestMeeting(users(), heldOn);
    const fact = await say("HU2-4", { done: `Seen ${passage}, twice.` });
    const before = await issueTestPaper(users(), meeting, { summary: `Asked ${passage}.`, risks: "None." });
    expect(JSON.stringify(before)).toContain(JSON.stringify(passage).slice(1, -1));
    setToday("2027-03-20");
    const { trail } = await remove(fact, passage);
    const { paper, redactions } = await getPaper(await currentContext(users().viewer), meeting.id, 1);
    expect(paper.cover).toEqual({ ...before.paper.cover, summary: "Asked [removed]." });
    expect(JSON.stringify(paper)).toContain("Seen [removed], twice.");
    expect(redactions).toEqual([`A passage was removed from this paper on 20 March 2027: ${REASON}`]);
    for (const form of [passage, JSON.stringify(passage).slice(1, -1)])
      expect(JSON.stringify(Object.values(readAllRows()))).not.toContain(JSON.stringify(form).slice(1, -1));
    expect([...chainBreaks(database().sqlite)]).toEqual([]);
    expect(trail).toBeGreaterThan(before.trail);
  });

  test("is also removed from a change that is shown without its full stop", async () => {
    const [meeting, next] = [
      await scheduleTestMeeting(users(), "2027-04-01"),
      await scheduleTestMeeting(users(), "2027-04-02"),
    ];
    await issueTestPaper(users(), meeting);
    const words = "Call at the mill by the white gate.";
    const { trail } = await noteAtMeeting(users().business, { reference: "HU2-1", meetingId: meeting.id, words });
    expect(JSON.stringify(await issueTestPaper(users(), next))).toContain("white gate");
    await remove(trail, "the mill by the white gate.");
    expect(JSON.stringify(await getPaper(await currentContext(users().viewer), next.id, 1))).not.toContain(
      "white gate",
    );
  });

  test.each([
    ["a name of its parts", "risks", "2027-05-01"],
    ["how a rating is kept", "no-update", "2027-05-03"],
    ["a number in it", `${new Date("2027-03-20T10:00:00Z").getTime()}`.slice(0, 4), "2027-05-02"],
  ])("only removes texts from an issued paper, even if it reads like %s", async (_, passage, heldOn) => {
    const meeting = await scheduleTestMeeting(users(), heldOn);
    const before = await issueTestPaper(users(), meeting, { scope: `agency:${users().agencies.nhs}` });
    await remove(await say("HU2-4", { done: `Room ${passage} of the ward.` }), passage);
    const after = await getPaper(await currentContext(users().viewer), meeting.id, 1);
    expect(after.paper.cover).toEqual(before.paper.cover);
    expect(after.paper.rows.map(({ shown }) => shown)).toEqual(before.paper.rows.map(({ shown }) => shown));
    expect([after.paper.asAt, after.paper.upTo]).toEqual([before.paper.asAt, before.paper.upTo]);
  });
});
