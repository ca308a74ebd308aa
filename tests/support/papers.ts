import { beforeAll, vi } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { scheduleMeeting } from "#lib/partnership/meetings.commands.ts";
import { getMeeting } from "#lib/partnership/meetings.queries.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";
import { draftPaper, issuePaper } from "#lib/reporting/papers/commands.ts";
import { findCover, getPaper, listPapers, type PaperAsIssued } from "#lib/reporting/papers/queries.ts";
import { type Cast, seedCast, withTestDatabase } from "./database.ts";

/** A database of its own with the report as seeded and its cast, on a clock that stands still until it is moved on. */
export function withCastOn(day: string): { readonly cast: () => Cast } {
  withTestDatabase();
  let cast: Cast | undefined;
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    itIs(day);
    cast = await seedCast();
    return () => vi.useRealTimers();
  });
  return {
    cast() {
      if (!cast) throw new Error("the cast is not there yet");
      return cast;
    },
  };
}

/** Ten o'clock on a day. */
export function itIs(day: string): void {
  vi.setSystemTime(new Date(`${day}T10:00:00Z`));
}

export async function meet({ business }: Cast, heldOn: string): Promise<Meeting> {
  await scheduleMeeting(business, { title: "Executive", heldOn });
  return getMeeting(await currentContext(business), heldOn);
}

export const cover = {
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

/** Writes a meeting's cover sheet in sight of the one before, and gives its trail number. */
export async function draft({ business }: Cast, { id }: Meeting, more: Readonly<Record<string, string>> = {}) {
  const seen = (await findCover(await currentContext(business), id))?.trail ?? 0;
  return (await draftPaper(business, { ...cover, ...more, meetingId: id, seen })).trail;
}

export async function versionsOf({ viewer }: Cast, { id }: Meeting): Promise<number> {
  return (await listPapers(await currentContext(viewer))).filter(({ meetingId }) => meetingId === id).length;
}

/** Writes the cover sheet, issues the paper, and gives it as a viewer reads it. */
export async function issue(
  cast: Cast,
  meeting: Meeting,
  more: Readonly<Record<string, string>> = {},
): Promise<PaperAsIssued> {
  const seen = await draft(cast, meeting, more);
  const versions = await versionsOf(cast, meeting);
  await issuePaper(cast.business, { meetingId: meeting.id, versions, seen });
  return getPaper(await currentContext(cast.viewer), meeting.id, versions + 1);
}
