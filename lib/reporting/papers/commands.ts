import { eq, sql } from "drizzle-orm";
import type { Reading } from "#db/client.ts";
import { meetings, paperCovers, papers } from "#db/schema/index.ts";
import { defineCommand } from "#lib/core/command.ts";
import { Conflict, Invalid } from "#lib/core/errors.ts";
import { assertMeeting } from "#lib/partnership/meetings.queries.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";
import { buildPaper } from "./draft.queries.ts";
import { findCover } from "./queries.ts";
import { coverInput, issueInput } from "./rules.ts";

/** Saves the cover sheet of a meeting's paper, replacing the one before. Throws Conflict if it has changed since the page was made. */
export const draftPaper = defineCommand({
  name: "draftPaper",
  input: coverInput,
  freeText: ({ title, asks, summary, risks }) => ({ title, asks, summary, risks }),
  async subject(ctx, { meetingId, seen, summary }) {
    await assertMeeting(ctx.db, meetingId);
    const current = await findCover(ctx, meetingId);
    if ((current?.trail ?? 0) !== seen)
      throw new Conflict(
        "Another person changed the cover sheet while you had the page open.",
        [
          { label: "Their summary", text: current?.summary ?? "" },
          { label: "Yours", text: summary },
        ],
        current?.trail ?? 0,
      );
    return { kind: "meeting", id: meetingId };
  },
  async write(ctx, { input: { seen: _, ...cover } }) {
    await ctx.db.insert(paperCovers).values({ trail: ctx.event, ...cover });
  },
});

/**
 * Issues a meeting's paper: stores it as it is now, under the next number and version. Earlier versions stay. Throws Conflict
 * if the cover sheet has changed or another version was issued since the page was made.
 */
export const issuePaper = defineCommand({
  name: "issuePaper",
  input: issueInput,
  async subject(ctx, { meetingId, versions, seen }) {
    const meeting = await meetingOf(ctx.db, meetingId);
    const cover = await findCover(ctx, meetingId);
    if (!cover || cover.trail !== seen)
      throw new Conflict("The cover sheet changed while you had the page open. Look at it, and issue the paper again.");
    const issued = await ctx.db.$count(papers, eq(papers.meetingId, meetingId));
    if (issued !== versions)
      throw new Conflict("Another person has just issued this paper: open it from the page of the meeting.");
    const { trail: _trail, ...written } = cover;
    const paper = await buildPaper(ctx, meeting, written);
    return { kind: "meeting", id: meetingId, paper, version: issued + 1 };
  },
  async write(ctx, { input: { meetingId }, subject: { paper, version } }) {
    const { number } = (await ctx.db
      .select({ number: sql<number>`coalesce(max(${papers.number}), 0)` })
      .from(papers)
      .get()) ?? {
      number: 0,
    };
    const content = JSON.stringify(paper);
    await ctx.db
      .insert(papers)
      .values({ trail: ctx.event, meetingId, number: number + 1, version, upTo: paper.upTo, content });
    return { version };
  },
});

async function meetingOf(on: Reading, id: number): Promise<Meeting> {
  const found = await on
    .select({ id: meetings.id, title: meetings.title, heldOn: meetings.heldOn, papersDueOn: meetings.papersDueOn })
    .from(meetings)
    .where(eq(meetings.id, id))
    .get();
  if (!found) throw new Invalid({ meetingId: "Choose a meeting from the list." });
  return found;
}
