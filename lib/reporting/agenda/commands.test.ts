import { describe, expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { Invalid } from "#lib/core/errors.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { timelineOf } from "#lib/reporting/timeline/queries.ts";
import { expectNothingWritten, failureOf, lastTrail } from "#tests/support/database.ts";
import { meet, withCastOn } from "#tests/support/papers.ts";
import { noteAtMeeting } from "./commands.ts";

const { cast } = withCastOn("2027-01-04");

describe("noteAtMeeting", () => {
  test("keeps what was noted, with the meeting, in the timeline and in one trail row", async () => {
    const meeting = await meet(cast(), "2027-01-20");
    const before = await lastTrail();
    const { trail } = await noteAtMeeting(cast().executive, {
      reference: "HU2-1",
      meetingId: meeting.id,
      words: "Noted with thanks.",
    });
    expect(await lastTrail()).toMatchObject({ number: before.number + 1, command: "noteAtMeeting" });
    const { id } = await getRecommendation(await currentContext(cast().viewer), "HU2-1");
    const timeline = await timelineOf(await currentContext(cast().viewer), { id }, "everything");
    expect(timeline.find((entry) => entry.trail === trail)?.event).toMatchObject({
      kind: "noted",
      facts: { words: "Noted with thanks.", meetingId: meeting.id },
    });
  });

  test("without words, without a meeting that is there, or with a child in it, it is refused", async () => {
    const meeting = await meet(cast(), "2027-01-21");
    const given = { reference: "HU2-1", meetingId: meeting.id, words: "Noted." };
    await expectNothingWritten(async () => {
      for (const [field, value] of [
        ["words", " "],
        ["meetingId", "99999"],
      ] as const) {
        const attempt = noteAtMeeting(cast().business, { ...given, meetingId: `${meeting.id}`, [field]: value });
        expect(Object.keys((await failureOf(Invalid, attempt)).fields)).toEqual([field]);
      }
      const doubtful = { ...given, words: "Was Baby A seen?" };
      await failureOf(Invalid, noteAtMeeting(cast().executive, doubtful, { postAnyway: true }));
    });
  });
});
