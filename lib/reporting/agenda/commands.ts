import { notings } from "#db/schema/index.ts";
import { defineCommand } from "#lib/core/command.ts";
import { demandMeeting } from "#lib/partnership/meetings.queries.ts";
import { recommendationAsSubject } from "#lib/recommendations/ownership.queries.ts";
import { noting } from "./rules.ts";

/** Keeps what a meeting noted about a recommendation, without deciding anything. */
export const noteAtMeeting = defineCommand({
  name: "noteAtMeeting",
  input: noting,
  doubtful: "refused",
  freeText: ({ words }) => ({ words }),
  async subject(on, { reference, meetingId }, viewer, at) {
    await demandMeeting(on, meetingId);
    return recommendationAsSubject(on, viewer, reference, at);
  },
  async write({ on, input: { meetingId, words }, subject, trail }) {
    await on.insert(notings).values({ trail, recommendationId: subject.id, meetingId, words });
  },
});
