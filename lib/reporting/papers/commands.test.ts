import { describe, expect, test } from "vitest";
import { now } from "#lib/core/clock.ts";
import { currentContext } from "#lib/core/context.ts";
import { Conflict, Invalid } from "#lib/core/errors.ts";
import { renameAgency } from "#lib/partnership/agencies.commands.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { scheduleMeeting } from "#lib/partnership/meetings.commands.ts";
import { getMeeting } from "#lib/partnership/meetings.queries.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { setDueDate } from "#lib/recommendations/due-dates/commands.ts";
import { assignOwner } from "#lib/recommendations/ownership.commands.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { postUpdate } from "#lib/recommendations/updates/commands.ts";
import {
  catchError,
  everyoneExcept,
  expectNothingWritten,
  expectRefused,
  inviteAs,
  lastTrailRow,
} from "#tests/support/database.ts";
import {
  countVersions,
  draftTestPaper,
  issueTestPaper,
  scheduleTestMeeting,
  setToday,
  testCover,
  withTestUsersOn,
} from "#tests/support/test-papers.ts";
import { draftPaper, issuePaper } from "./commands.ts";
import { findCover, getPaper, listPapers } from "./queries.ts";

const { users } = withTestUsersOn("2027-01-04");

describe("the day on which papers are due", () => {
  test("is empty or at most the day of the meeting", async () => {
    const given = { title: "Executive, with its papers", heldOn: "2027-01-11" };
    await expectNothingWritten(async () => {
      const refused = await catchError(
        Invalid,
        scheduleMeeting(users().business, { ...given, papersDueOn: "2027-01-12" }),
      );
      expect(Object.keys(refused.fields)).toEqual(["papersDueOn"]);
    });
    await scheduleMeeting(users().business, { ...given, papersDueOn: "2027-01-11" });
    await scheduleMeeting(users().business, { ...given, title: "Executive, without", papersDueOn: "" });
  });
});

describe("draftPaper", () => {
  test("a cover sheet is saved in one trail row, and replaces the one shown on the page", async () => {
    const meeting = await scheduleTestMeeting(users(), "2027-01-12");
    const before = await lastTrailRow();
    const first = await draftTestPaper(users(), meeting);
    expect(await lastTrailRow()).toMatchObject({ number: before.number + 1, command: "draftPaper" });
    const second = await draftTestPaper(users(), meeting, { summary: "All is better." });
    expect(await findCover(await currentContext(users().business), meeting.id)).toEqual({
      ...testCover,
      trail: second,
      summary: "All is better.",
    });
    await expectNothingWritten(async () => {
      for (const seen of [0, first]) {
        const mine = { ...testCover, meetingId: meeting.id, seen, summary: "Mine." };
        const conflict = await catchError(Conflict, draftPaper(users().business, mine));
        expect(conflict.seen).toBe(second);
        expect(conflict.texts.map(({ text }) => text)).toEqual(["All is better.", "Mine."]);
      }
    });
  });

  test.each([
    ["title", ""],
    ["author", " "],
    ["summary", ""],
    ["purpose", "fun"],
    ["scope", "review:everything"],
    ["scope", "agency:0"],
    ["meetingId", "99999"],
  ])("with a %s of %j it is refused with an error on its field", async (field, value) => {
    const meetingId = `${(await getMeeting(await currentContext(users().viewer), "2027-01-11")).id}`;
    await expectNothingWritten(async () => {
      const attempt = draftPaper(users().business, { ...testCover, meetingId, seen: "0", [field]: value });
      expect(Object.keys((await catchError(Invalid, attempt)).fields)).toEqual([field]);
    });
  });

  test("all but the business team are refused", async () => {
    const meeting = await scheduleTestMeeting(users(), "2027-07-01");
    for (const viewer of everyoneExcept(users(), users().business))
      await expectRefused("draftPaper", viewer, (one) =>
        draftPaper(one, { ...testCover, meetingId: meeting.id, seen: 0 }),
      );
  });
});

describe("issuePaper", () => {
  test("an issued paper never changes; a second version is stored beside it", async () => {
    const meeting = await scheduleTestMeeting(users(), "2027-01-13");
    setToday("2027-01-05");
    const { business, viewer, agencies, leads } = users();
    const issued = JSON.stringify(await issueTestPaper(users(), meeting));
    expect(await lastTrailRow()).toMatchObject({ command: "issuePaper", personId: business.personId });

    setToday("2027-01-06");
    await postUpdate(leads.earlyHelp, { reference: "HU2-4", rating: "on-track", seen: 0, done: "Plans are shared." });
    await setDueDate(business, { reference: "HU2-4", dueOn: "2027-04-30", reason: "Agreed." });
    const directory = await listAgencies(await currentContext(viewer));
    const seen = directory.get(agencies.earlyHelp)?.nameTrail ?? 0;
    await renameAgency(business, { agencyId: agencies.earlyHelp, name: "Family Hubs", seen });
    const { owner } = await getOwnership(
      await currentContext(viewer),
      await getRecommendation(await currentContext(viewer), "HU2-5"),
    );
    const assigned = { reference: "HU2-5", agencyId: agencies.nhs, basis: "assigned", reason: "Agreed." } as const;
    await assignOwner(business, { ...assigned, seen: owner?.trail ?? 0 });
    await draftTestPaper(users(), meeting, { title: "Another title" });
    await scheduleTestMeeting(users(), "2027-01-07");
    setToday("2027-01-08");
    expect(JSON.stringify(await getPaper(await currentContext(viewer), meeting.id, 1))).toBe(issued);

    const second = await issueTestPaper(users(), meeting, { title: "Another title" });
    expect(second).toMatchObject({ version: 2, at: now(), paper: { cover: { title: "Another title" } } });
    const row = second.paper.rows.find(({ reference }) => reference === "HU2-4");
    expect(row).toMatchObject({ owner: "Family Hubs", shown: "on-track", due: "30 April 2027" });
    expect(JSON.stringify(await getPaper(await currentContext(viewer), meeting.id, 1))).toBe(issued);
    expect(
      (await listPapers(await currentContext(viewer))).filter(({ meetingId }) => meetingId === meeting.id),
    ).toMatchObject([{ version: 2 }, { version: 1 }]);
  });

  test("the second of two simultaneous attempts gets a conflict", async () => {
    const meeting = await scheduleTestMeeting(users(), "2027-01-14");
    const seen = await draftTestPaper(users(), meeting);
    const given = { meetingId: meeting.id, versions: 0, seen };
    const other = await inviteAs("business");
    const both = await Promise.allSettled([issuePaper(users().business, given), issuePaper(other, given)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both).toContainEqual({ status: "rejected", reason: expect.any(Conflict) });
    expect(await countVersions(users(), meeting)).toBe(1);
  });

  test("an outdated or missing cover sheet is refused", async () => {
    const meeting = await scheduleTestMeeting(users(), "2027-01-15");
    const given = { meetingId: meeting.id, versions: 0 };
    const { number } = await lastTrailRow();
    await expectNothingWritten(async () => {
      await catchError(Conflict, issuePaper(users().business, { ...given, seen: number }));
    });
    const stale = await draftTestPaper(users(), meeting);
    await draftTestPaper(users(), meeting, { summary: "Written over." });
    await expectNothingWritten(async () => {
      await catchError(Conflict, issuePaper(users().business, { ...given, seen: stale }));
    });
  });

  test("numbers count the papers of all meetings, versions those of one", async () => {
    const [one, another] = [
      await scheduleTestMeeting(users(), "2027-01-18"),
      await scheduleTestMeeting(users(), "2027-01-19"),
    ];
    const first = await issueTestPaper(users(), one);
    const issued = [first, await issueTestPaper(users(), another), await issueTestPaper(users(), one)];
    expect(issued.map(({ number, version }) => [number - first.number, version])).toEqual([
      [0, 1],
      [1, 1],
      [2, 2],
    ]);
  });

  test("all but the business team are refused", async () => {
    const meeting = await scheduleTestMeeting(users(), "2027-07-02");
    const given = { meetingId: meeting.id, versions: 0, seen: await draftTestPaper(users(), meeting) };
    for (const viewer of everyoneExcept(users(), users().business))
      await expectRefused("issuePaper", viewer, (one) => issuePaper(one, given));
  });
});
