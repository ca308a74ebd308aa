import { expect, test } from "vitest";
import { atDate, currentContext } from "#lib/core/context.ts";
import { scheduleMeeting } from "#lib/partnership/meetings.commands.ts";
import { getMeeting } from "#lib/partnership/meetings.queries.ts";
import { everything } from "#lib/status/listing.rules.ts";
import { day } from "#tests/support/sample-paper.ts";
import { issueTestPaper, setToday, withTestUsersOn } from "#tests/support/test-papers.ts";
import { boardSummary } from "./board.queries.ts";
import { listPapers } from "./papers/queries.ts";

const { users } = withTestUsersOn("2027-01-04");

async function boardAt(date: string) {
  const ctx = await atDate(await currentContext(users().viewer), day(date));
  const { lastMeeting, meetingOfDay, nextMeeting, meetingsShown } = await boardSummary(ctx, everything);
  const around = [lastMeeting, meetingOfDay, nextMeeting].map((meeting) => meeting?.heldOn ?? null);
  return [around, meetingsShown.map(({ heldOn }) => heldOn)];
}

test("the board of a past date names the meetings entered by then, and none as next that was held by its end", async () => {
  const enter = (heldOn: string) => scheduleMeeting(users().business, { title: "Executive", heldOn });
  await enter("2027-01-14");
  await enter("2027-03-16");
  setToday("2027-03-20");
  await enter("2027-02-10");
  await enter("2027-06-15");
  setToday("2027-06-20");
  expect(await boardAt("2026-12-31")).toEqual([[null, null, null], []]);
  expect(await boardAt("2027-01-14")).toEqual([[null, "2027-01-14", "2027-03-16"], []]);
  expect(await boardAt("2027-03-16")).toEqual([["2027-01-14", "2027-03-16", null], ["2027-01-14"]]);
  expect(await boardAt("2027-03-20")).toEqual([
    ["2027-03-16", null, "2027-06-15"],
    ["2027-01-14", "2027-02-10", "2027-03-16"],
  ]);
  expect(await boardAt("2027-06-20")).toEqual([
    ["2027-06-15", null, null],
    ["2027-01-14", "2027-02-10", "2027-03-16", "2027-06-15"],
  ]);
});

test("the papers of a past date are those issued by then", async () => {
  const now = await currentContext(users().viewer);
  await issueTestPaper(users(), await getMeeting(now, "2027-06-15"));
  const today = await currentContext(users().viewer);
  const issued = async (date: string) => (await listPapers(await atDate(today, day(date)))).length;
  expect([await issued("2027-06-19"), await issued("2027-06-20")]).toEqual([0, 1]);
});
