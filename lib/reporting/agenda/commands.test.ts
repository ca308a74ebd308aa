import { describe, expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { Invalid } from "#lib/core/errors.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { timelineOf } from "#lib/reporting/timeline/queries.ts";
import { catchError, expectNothingWritten, lastTrailRow } from "#tests/support/database.ts";
import { scheduleTestMeeting, withTestUsersOn } from "#tests/support/test-papers.ts";
import { noteAtMeeting } from "./commands.ts";

const { users } = withTestUsersOn("2027-01-04");

describe("noteAtMeeting", () => {
  test("records the note and its meeting in the timeline, in one trail row", async () => {
    const meeting = await scheduleTestMeeting(users(), "2027-01-20");
    const before = await lastTrailRow();
    const { trail } = await noteAtMeeting(users().executive, {
      reference: "HU2-1",
      meetingId: meeting.id,
      words: "Noted with thanks.",
    });
    expect(await lastTrailRow()).toMatchObject({ number: before.number + 1, command: "noteAtMeeting" });
    const { id } = await getRecommendation(await currentContext(users().viewer), "HU2-1");
    const timeline = await timelineOf(await currentContext(users().viewer), { id }, "everything");
    expect(timeline.find((entry) => entry.trail === trail)?.event).toMatchObject({
      kind: "noted",
      facts: { words: "Noted with thanks.", meetingId: meeting.id },
    });
  });

  test("a blank note, an unknown meeting and a text that identifies a child are refused", async () => {
    const meeting = await scheduleTestMeeting(users(), "2027-01-21");
    const given = { reference: "HU2-1", meetingId: meeting.id, words: "Noted." };
    await expectNothingWritten(async () => {
      for (const [field, value] of [
        ["words", " "],
        ["meetingId", "99999"],
      ] as const) {
        const attempt = noteAtMeeting(users().business, { ...given, meetingId: `${meeting.id}`, [field]: value });
        expect(Object.keys((await catchError(Invalid, attempt)).fields)).toEqual([field]);
      }
      const doubtful = { ...given, words: "Was Baby A seen?" };
      await catchError(Invalid, noteAtMeeting(users().executive, doubtful, { postAnyway: true }));
    });
  });
});
