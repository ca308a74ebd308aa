import { and, eq, inArray, sql } from "drizzle-orm";
import {
  dateDecisions,
  holds,
  notings,
  ownerConfirmations,
  questions,
  releases,
  signOffs,
  trail,
} from "#db/schema/index.ts";
import { type CommandName, mayDo, parseCommandName } from "#lib/core/access.ts";
import type { Context, Snapshot } from "#lib/core/context.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";
import { findCover } from "#lib/reporting/papers/queries.ts";
import { parseScope } from "#lib/reporting/papers/rules.ts";
import { loadEvents, type TimelineEvent } from "#lib/reporting/timeline/reads.ts";
import { statusNames } from "#lib/status/labels.ts";
import { listAllStatuses, statusesById } from "#lib/status/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import type { AgendaItem, AgendaItemKind } from "./rules.ts";

/** What happened to a recommendation at a meeting, and where that stands now. */
export interface DecidedThere {
  readonly trail: number;
  readonly event: Extract<TimelineEvent, { readonly meetingId: number | null }>;
  readonly position: RecommendationStatus;
}

/** What was decided, asked and noted at a meeting, in the order in which it was recorded. What is held is left out. */
export async function decisionsAt(ctx: Snapshot, meetingId: number): Promise<DecidedThere[]> {
  const on = ctx.db;
  const tables = [signOffs, dateDecisions, questions, ownerConfirmations, notings];
  const trails = tables.flatMap((table) =>
    on.all<{ trail: number }>(
      sql`select ${table.trail} as trail from ${table} where ${table.meetingId} = ${meetingId} and ${table.trail} <= ${ctx.asOf.event}`,
    ),
  );
  const rows = await on
    .select({ number: trail.number, command: trail.command, id: trail.subjectId })
    .from(trail)
    .leftJoin(holds, eq(holds.trail, trail.number))
    .where(
      and(
        inArray(
          trail.number,
          trails.map((row) => row.trail),
        ),
        sql`(${holds.trail} is null or exists (select 1 from ${releases} where ${releases.heldTrail} = ${trail.number} and ${releases.trail} <= ${ctx.asOf.event}))`,
      ),
    )
    .orderBy(trail.number);
  const positions = await statusesById(ctx, [...new Set(rows.map(({ id }) => id))]);
  const events = await loadEvents(
    on,
    rows.map(({ number, command }) => ({ number, command: parseCommandName(command) })),
  );
  return rows.flatMap(({ number, id }): DecidedThere[] => {
    const [event, position] = [events.get(number), positions.get(id)];
    return event && "meetingId" in event && position ? [{ trail: number, event, position }] : [];
  });
}

/** What a meeting has before it, in the order of its paper, as the facts have it now; and what this viewer may record. */
export async function agendaOf(ctx: Context, meeting: Meeting): Promise<AgendaItem[]> {
  const cover = await findCover(ctx, meeting.id);
  const positions = await listAllStatuses(ctx, parseScope(cover?.scope ?? "all"));
  return positions.map((position) => {
    const { assurance, requestedDueOn, owner, isRecheckDue } = position;
    const items: readonly (readonly [AgendaItemKind, string, CommandName, boolean])[] = [
      ["sign-off", "Sign-off", "acceptSignOff", assurance?.step === "requested"],
      ["new-date", "Another due date", "acceptNewDate", requestedDueOn !== null],
      ["owner", "Confirm the owner", "confirmOwner", owner?.basis === "proposed" && position.isOwnerToBeConfirmed],
      ["re-check", "Re-check", "confirmEmbedded", isRecheckDue],
      ["question", "Ask a question", "askQuestion", true],
      ["note", "Note something", "noteAtMeeting", true],
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
