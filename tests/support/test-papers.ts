import { beforeAll, vi } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { scheduleMeeting } from "#lib/partnership/meetings.commands.ts";
import { getMeeting } from "#lib/partnership/meetings.queries.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";
import { draftPaper, issuePaper } from "#lib/reporting/papers/commands.ts";
import { findCover, getPaper, type IssuedPaperContent, listPapers } from "#lib/reporting/papers/queries.ts";
import { seedTestUsers, type TestUsers, withTestDatabase } from "./database.ts";

/** Gives a test file its own database with the test users, and a clock that is fixed until `setToday` moves it. */
export function withTestUsersOn(day: string): { readonly users: () => TestUsers } {
  withTestDatabase();
  let users: TestUsers | undefined;
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    setToday(day);
    users = await seedTestUsers();
    return () => vi.useRealTimers();
  });
  return {
    users() {
      if (!users) throw new Error("the users are not seeded yet");
      return users;
    },
  };
}

/** Sets the clock to 10:00 UTC on a day. */
export function setToday(day: string): void {
  vi.setSystemTime(new Date(`${day}T10:00:00Z`));
}

/** Schedules a meeting of the Executive. */
export async function scheduleTestMeeting({ business }: TestUsers, heldOn: string): Promise<Meeting> {
  await scheduleMeeting(business, { title: "Executive", heldOn });
  return getMeeting(await currentContext(business), heldOn);
}

export const testCover = {
  agendaItem: "4",
  title: "Where the recommendations stand",
  author: "The business team",
  sponsor: "The chair",
  purpose: "decision",
  asks: "Note it.",
  summary: "All is well.",
  risks: "None.",
  scope: "all",
} as const;

/** Saves a meeting's cover sheet over the current one, and returns its trail number. */
export async function draftTestPaper(
  { business }: TestUsers,
  { id }: Meeting,
  more: Readonly<Record<string, string>> = {},
) {
  const seen = (await findCover(await currentContext(business), id))?.trail ?? 0;
  return (await draftPaper(business, { ...testCover, ...more, meetingId: id, seen })).trail;
}

/** The number of versions issued for a meeting. */
export async function countVersions({ viewer }: TestUsers, { id }: Meeting): Promise<number> {
  return (await listPapers(await currentContext(viewer))).filter(({ meetingId }) => meetingId === id).length;
}

/** Saves the cover sheet, issues the paper, and returns it as a viewer reads it. */
export async function issueTestPaper(
  users: TestUsers,
  meeting: Meeting,
  more: Readonly<Record<string, string>> = {},
): Promise<IssuedPaperContent> {
  const seen = await draftTestPaper(users, meeting, more);
  const versions = await countVersions(users, meeting);
  await issuePaper(users.business, { meetingId: meeting.id, versions, seen });
  return getPaper(await currentContext(users.viewer), meeting.id, versions + 1);
}
