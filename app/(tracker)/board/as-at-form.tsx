import type { AsAt } from "#app/components/layout/as-at.ts";
import { Button } from "#app/components/layout/button.tsx";
import { formatShortDate } from "#lib/core/clock.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";

/** Chooses the day that the board is shown for: the day of a meeting with a link, or any other day with a form. */
export function AsAtForm({ as, meetings }: { as: AsAt; meetings: readonly Meeting[] }) {
  return (
    <form className="flex flex-wrap items-center gap-2 text-sm print:hidden" action="/board">
      <label className="text-soft" htmlFor="as-at">
        As at
      </label>
      <input
        id="as-at"
        className="w-auto py-1"
        type="date"
        name="as-at"
        defaultValue={as.ctx.asOf.date}
        list={meetings.length > 0 ? "meeting-days" : undefined}
      />
      <datalist id="meeting-days">
        {meetings.map(({ id, heldOn, title }) => (
          <option key={id} value={heldOn}>
            {title}, {formatShortDate(heldOn)}
          </option>
        ))}
      </datalist>
      <Button variant="outlined">Show</Button>
    </form>
  );
}
