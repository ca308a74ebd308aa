import { and, eq, inArray, lte, sql } from "drizzle-orm";
import { holds, trail } from "#db/schema/index.ts";
import { type CommandName, mayDo, parseCommandName } from "#lib/core/access.ts";
import type { Context, Snapshot } from "#lib/core/context.ts";
import type { TimelineEvent } from "#lib/core/events.ts";
import { releasedBy } from "#lib/core/visibility.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";
import { findCover } from "#lib/reporting/papers/queries.ts";
import { parseScope } from "#lib/reporting/papers/rules.ts";
import { loadEvents } from "#lib/reporting/timeline/reads.ts";
import { eventDeclarations } from "#lib/reporting/timeline/registry.ts";
import { statusNames } from "#lib/status/labels.ts";
import { meets } from "#lib/status/listing.rules.ts";
import { listAllStatuses, statusesById } from "#lib/status/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import type { AgendaItem, AgendaItemKind } from "./rules.ts";

/** An event that happened to a recommendation at a meeting, and the status of the recommendation now. */
export interface MeetingDecision {
  readonly trail: number;
  readonly event: TimelineEvent;
  readonly position: RecommendationStatus;
}

/** What was decided, asked and noted at a meeting, in the order in which it was recorded. What is held for review is left out. */
export async function decisionsAt(ctx: Snapshot, meetingId: number): Promise<MeetingDecision[]> {
  const rows = await ctx.db
    .select({ number: trail.number, command: trail.command, id: trail.subjectId })
    .from(trail)
    .leftJoin(holds, eq(holds.trail, trail.number))
    .where(
      and(
        inArray(trail.number, await eventsAtMeeting(ctx, meetingId)),
        sql`(${holds.trail} is null or ${releasedBy(trail.number, ctx.asOf.event)} is not null)`,
      ),
    )
    .orderBy(trail.number);
  const positions = await statusesById(ctx, [...new Set(rows.map(({ id }) => id))]);
  const events = await loadEvents(
    ctx.db,
    rows.map(({ number, command }) => ({ number, command: parseCommandName(command) })),
  );
  return rows.flatMap(({ number, id }): MeetingDecision[] => {
    const [event, position] = [events.get(number), positions.get(id)];
    return event && position ? [{ trail: number, event, position }] : [];
  });
}

/** The numbers of the events that name a meeting. */
async function eventsAtMeeting({ db, asOf }: Snapshot, meetingId: number): Promise<number[]> {
  const tables = eventDeclarations.flatMap(({ meetingFacts }) => meetingFacts ?? []);
  const rows = await Promise.all(
    tables.map((table) =>
      db
        .select({ trail: trail.number })
        .from(table)
        .innerJoin(trail, eq(trail.number, table.trail))
        .where(and(eq(table.meetingId, meetingId), lte(trail.number, asOf.event))),
    ),
  );
  return rows.flat().map((row) => row.trail);
}

/** The agenda of a meeting, in the order of its paper, and what this viewer may record for each item. */
export async function agendaOf(ctx: Context, meeting: Meeting): Promise<AgendaItem[]> {
  const cover = await findCover(ctx, meeting.id);
  const positions = await listAllStatuses(ctx, parseScope(cover?.scope ?? "all"));
  return positions.map((position) => {
    const { assurance, requestedDueOn, owner, isRecheckDue } = position;
    const items: readonly (readonly [AgendaItemKind, string, CommandName, boolean])[] = [
      ["sign-off", "Decide on sign-off", "acceptSignOff", assurance?.step === "requested"],
      ["new-date", "Decide on the due date", "acceptNewDate", requestedDueOn !== null],
      ["owner", "Confirm the owner", "confirmOwner", owner?.basis === "proposed" && position.isOwnerToBeConfirmed],
      ["not-accepted", "Close it as not pursued", "closeNotPursued", meets["not-accepted"](position)],
      ["re-check", "Record the re-check", "confirmEmbedded", isRecheckDue],
      ["question", "Ask a question", "askQuestion", true],
      ["note", "Add a note", "noteAtMeeting", true],
    ];
    return {
      reference: position.reference,
      shortTitle: position.shortTitle,
      shown: position.status,
      shownName: statusNames[position.status],
      waiting: items
        .filter(([, , , isWaiting]) => isWaiting)
        .map(([kind, label, command]) => ({ kind, label, mayDo: mayDo(ctx.viewer, command) })),
    };
  });
}
