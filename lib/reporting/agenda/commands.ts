import { notings } from "#db/schema/index.ts";
import { defineCommand } from "#lib/core/command.ts";
import { assertMeeting } from "#lib/partnership/meetings.queries.ts";
import { recommendationAsSubject } from "#lib/recommendations/ownership.queries.ts";
import { noting } from "./rules.ts";

/** Records what a meeting noted about a recommendation, without a decision. */
export const noteAtMeeting = defineCommand({
  name: "noteAtMeeting",
  input: noting,
  onIdentifier: "refuse",
  freeText: ({ words }) => ({ words }),
  async subject(ctx, { reference, meetingId }) {
    await assertMeeting(ctx.db, meetingId);
    return recommendationAsSubject(ctx, reference);
  },
  async write(ctx, { input: { meetingId, words }, subject }) {
    await ctx.db.insert(notings).values({ trail: ctx.event, recommendationId: subject.id, meetingId, words });
  },
});
