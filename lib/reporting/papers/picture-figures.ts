import { formatDate } from "#lib/core/clock.ts";
import { atDate, type Snapshot } from "#lib/core/context.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";
import { statusLetters, statusNames } from "#lib/status/labels.ts";
import { statusesById } from "#lib/status/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import type { Pictures } from "./rules.ts";

const MAX_MEETINGS = 7;

/** The figures of a paper's pictures: the statuses at the last MAX_MEETINGS meetings, and as of an instant. */
export async function loadPictureFigures(
  ctx: Snapshot,
  positions: readonly RecommendationStatus[],
  all: readonly Meeting[],
): Promise<Pictures> {
  const ids = positions.map(({ id }) => id);
  const past = all.filter(({ heldOn }) => heldOn < ctx.asOf.date).slice(-MAX_MEETINGS);
  const then = await Promise.all(
    past.map(async ({ heldOn }) => ({ date: heldOn, at: await statusesById(await atDate(ctx, heldOn), ids) })),
  );
  const stages = [...then, { date: ctx.asOf.date, at: new Map(positions.map((position) => [position.id, position])) }];
  const cell = (position: RecommendationStatus | undefined) =>
    position
      ? { shown: position.status, letter: statusLetters[position.status], name: statusNames[position.status] }
      : null;
  return {
    strip: {
      // The date rather than "now": the paper is read long after it was issued.
      meetings: [...past.map(({ heldOn }) => heldOn), ctx.asOf.date].map(formatDate),
      rows: positions.map(({ id, reference }) => ({ reference, cells: stages.map(({ at }) => cell(at.get(id))) })),
    },
    slips: positions.flatMap(({ reference, slip, dueOn }) =>
      slip && dueOn ? [{ reference, first: slip.first, between: slip.between, now: dueOn, days: slip.days }] : [],
    ),
    overTime: stages.map(({ date, at }) => {
      const shown = [...at.values()].map((position) => position.status);
      const complete = shown.filter((one) => one === "complete" || one === "embedded" || one === "not-pursued").length;
      const delivered = shown.filter((one) => one === "delivered").length;
      return { date, open: shown.length - complete - delivered, delivered, complete };
    }),
  };
}
