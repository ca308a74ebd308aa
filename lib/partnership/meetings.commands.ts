import { and, eq } from "drizzle-orm";
import { meetings } from "#db/schema/index.ts";
import { defineCommand } from "#lib/core/command.ts";
import { Invalid } from "#lib/core/errors.ts";
import { newMeetingInput } from "./meetings.rules.ts";

/** Adds a meeting of the Executive, past or future. */
export const scheduleMeeting = defineCommand({
  name: "scheduleMeeting",
  input: newMeetingInput,
  freeText: ({ title }) => ({ title }),
  async subject(ctx, { title, heldOn }) {
    const same = and(eq(meetings.heldOn, heldOn), eq(meetings.title, title));
    if (await ctx.db.select({ id: meetings.id }).from(meetings).where(same).get())
      throw new Invalid({
        heldOn: "A meeting of this name on this day is in the tracker already: enter another day or another name.",
      });
    return { kind: "meeting", id: "new" };
  },
  async write(ctx, { input }) {
    const { title, heldOn, papersDueOn } = input;
    await ctx.db
      .insert(meetings)
      .values({ id: ctx.event, trail: ctx.event, title, heldOn, papersDueOn: papersDueOn ?? null });
  },
});
