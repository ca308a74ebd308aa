import { eq, sql } from "drizzle-orm";
import type { Reading } from "#db/client.ts";
import { meetings, paperCovers, papers } from "#db/schema/index.ts";
import { momentAt } from "#lib/core/as-of.ts";
import { defineCommand } from "#lib/core/command.ts";
import { Conflict, Invalid } from "#lib/core/errors.ts";
import { demandMeeting } from "#lib/partnership/meetings.queries.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";
import { buildPaper, findCover } from "./queries.ts";
import { coverSheet, issuing } from "./rules.ts";

/** Writes the cover sheet of a meeting's paper, in the place of what was written before. */
export const draftPaper = defineCommand({
  name: "draftPaper",
  input: coverSheet,
  freeText: ({ title, asks, summary, risks }) => ({ title, asks, summary, risks }),
  async subject(on, { meetingId, seen, summary }, viewer) {
    await demandMeeting(on, meetingId);
    const theirs = await findCover(viewer, meetingId, on);
    if ((theirs?.trail ?? 0) !== seen)
      throw new Conflict(
        "Somebody else changed the cover sheet while you had the page open.",
        [
          { label: "Their summary", text: theirs?.summary ?? "" },
          { label: "Yours", text: summary },
        ],
        theirs?.trail ?? 0,
      );
    return { kind: "meeting", id: meetingId };
  },
  async write({ on, input: { seen: _, ...cover }, trail }) {
    await on.insert(paperCovers).values({ trail, ...cover });
  },
});

/** Issues a meeting's paper: freezes it as it is now, under the next number. A later version stands beside the earlier one. */
export const issuePaper = defineCommand({
  name: "issuePaper",
  input: issuing,
  async subject(on, { meetingId, versions, seen }, viewer, at) {
    const meeting = await meetingOf(on, meetingId);
    const cover = await findCover(viewer, meetingId, on);
    if (!cover || cover.trail !== seen)
      throw new Conflict("The cover sheet changed while you had the page open. Look at it, and issue the paper again.");
    const issued = await on.$count(papers, eq(papers.meetingId, meetingId));
    if (issued !== versions)
      throw new Conflict("Somebody else has just issued this paper. It stands with the meeting.");
    const moment = await momentAt(at, on);
    const { trail: _trail, ...written } = cover;
    const paper = await buildPaper(viewer, meeting, written, moment);
    return { kind: "meeting", id: meetingId, paper, version: issued + 1 };
  },
  async write({ on, input: { meetingId }, subject: { paper, version }, trail }) {
    const { number } = (await on
      .select({ number: sql<number>`coalesce(max(${papers.number}), 0)` })
      .from(papers)
      .get()) ?? {
      number: 0,
    };
    const content = JSON.stringify(paper);
    await on.insert(papers).values({ trail, meetingId, number: number + 1, version, upTo: paper.upTo, content });
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
