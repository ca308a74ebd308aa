import { StatusShape, statusInk } from "#app/components/status/status-shape.tsx";
import { formatDay, formatShortDate } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import { statusNames } from "#lib/status/labels.ts";
import { NOT_YET } from "#lib/status/not-yet.labels.ts";
import { statusAtMeetings } from "#lib/status/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";

const MOST_MEETINGS = 5;

/** The rating of a recommendation at each of the last meetings, and on the day of the page. */
export async function AtMeetings({
  ctx,
  status,
  isToday,
}: {
  ctx: Context;
  status: RecommendationStatus;
  isToday: boolean;
}) {
  const { date } = ctx.asOf;
  const past = (await listMeetings(ctx)).filter(({ heldOn }) => heldOn < date).slice(-MOST_MEETINGS);
  if (past.length === 0) return null;
  const days = past.map(({ heldOn }) => heldOn);
  const then = await statusAtMeetings(ctx, status.id, days);
  const columns = [
    ...days.map((day, index) => ({ day, label: formatDay(day), name: formatShortDate(day), status: then[index] })),
    { day: date, label: isToday ? "Now" : formatDay(date), name: isToday ? "Now" : formatShortDate(date), status },
  ];
  return (
    <section aria-labelledby="at-meetings">
      <h2 id="at-meetings">At each meeting</h2>
      <ol className="mt-1 flex list-none flex-wrap gap-4 p-0 text-center text-xs text-soft">
        {columns.map(({ day, label, name, status: shown }) => (
          <li key={day} title={shown ? statusNames[shown.status] : NOT_YET}>
            <span className={`flex h-5 items-center justify-center ${shown ? statusInk(shown.status) : ""}`}>
              {shown ? <StatusShape of={shown.status} size={14} /> : "–"}
            </span>
            <span aria-hidden="true">{label}</span>
            <span className="sr-only">
              {name}: {shown ? statusNames[shown.status] : NOT_YET.toLowerCase()}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
