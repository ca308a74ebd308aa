import { describe, expect, test } from "vitest";
import { type AsOf, asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { releaseHeld } from "#lib/privacy/moderation/commands.ts";
import { acceptNewDate, requestNewDate, setDueDate } from "#lib/recommendations/due-dates/commands.ts";
import { confirmOwner } from "#lib/recommendations/ownership.commands.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";
import { scheduleTestMeeting, setToday, withTestUsersOn } from "#tests/support/test-papers.ts";
import { noteAtMeeting } from "./commands.ts";
import { decisionsAt } from "./queries.ts";

const { users } = withTestUsersOn("2027-01-04");

describe("decisionsAt", () => {
  test("lists the decisions of a meeting in the order in which they were recorded, without texts held for review", async () => {
    const { business, executive, viewer } = users();
    const [meeting, other] = [
      await scheduleTestMeeting(users(), "2027-03-21"),
      await scheduleTestMeeting(users(), "2027-03-22"),
    ];
    const meetingId = meeting.id;
    const listed = async (asOf?: AsOf) =>
      (await decisionsAt(contextAt(viewer, asOf ?? (await asOfInstant())), meetingId)).map(({ event, position }) => [
        position.reference,
        event.kind,
      ]);
    expect(await listed()).toEqual([]);
    const { owner } = await getOwnership(
      await currentContext(viewer),
      await getRecommendation(await currentContext(viewer), "HU2-5"),
    );
    await confirmOwner(executive, { reference: "HU2-5", seen: owner?.trail ?? 0, meetingId });
    const early = await asOfInstant();
    setToday("2027-03-23");
    await askQuestion(executive, { reference: "HU2-1", words: "How far?", meetingId: other.id });
    const anyway = { postAnyway: true };
    const doubtful = { reference: "HU2-1", words: "Was Baby A seen?", meetingId };
    const { trail: heldTrail } = await askQuestion(executive, doubtful, anyway);
    await noteAtMeeting(executive, { reference: "HU2-3", words: "Noted.", meetingId });
    const { trail: seen } = await setDueDate(business, { reference: "HU2-4", dueOn: "2027-06-30", reason: "Agreed." });
    const later = { reference: "HU2-4", dueOn: "2027-07-31", reason: "Late.", interimRisk: "None.", seen };
    const { trail: requestTrail } = await requestNewDate(business, later);
    await acceptNewDate(executive, { reference: "HU2-4", requestTrail, decision: "accept", reason: "So.", meetingId });
    const decided = [
      ["HU2-5", "owner confirmed"],
      ["HU2-3", "noted"],
      ["HU2-4", "new date decided"],
    ];
    expect(await listed()).toEqual(decided);
    expect(await listed(early)).toEqual(decided.slice(0, 1));
    await releaseHeld(business, { heldTrail, reason: "The name of a doll." });
    expect(await listed()).toEqual([decided[0], ["HU2-1", "question"], ...decided.slice(1)]);
  });
});
