import { notings } from "#db/schema/index.ts";
import { defineCommand } from "#lib/core/command.ts";
import { assertMeeting } from "#lib/partnership/meetings.queries.ts";
import { getRecommendationSubject } from "#lib/recommendations/ownership.queries.ts";
import { noteInput } from "./rules.ts";

/** Records a note of a meeting about a recommendation, without a decision. Throws Invalid for an unknown meeting. */
export const noteAtMeeting = defineCommand({
  name: "noteAtMeeting",
  input: noteInput,
  onIdentifier: "refuse",
  freeText: ({ words }) => ({ words }),
  async subject(ctx, { reference, meetingId }) {
    await assertMeeting(ctx.db, meetingId);
    return getRecommendationSubject(ctx, reference);
  },
  async write(ctx, { input: { meetingId, words }, subject }) {
    await ctx.db.insert(notings).values({ trail: ctx.event, recommendationId: subject.id, meetingId, words });
  },
});
