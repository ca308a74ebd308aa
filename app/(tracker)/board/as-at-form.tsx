import type { AsAt } from "#app/components/layout/as-at.ts";
import { Button } from "#app/components/layout/button.tsx";

/** Chooses the day that the board is shown for; the days of the meetings are links in the heading of its table. */
export function AsAtForm({ as }: { as: AsAt }) {
  return (
    <form className="flex flex-wrap items-center gap-2 text-sm print:hidden" action="/board">
      <label className="text-soft" htmlFor="as-at">
        As at
      </label>
      <input id="as-at" className="w-auto py-1" type="date" name="as-at" defaultValue={as.ctx.asOf.date} />
      <Button variant="outlined">Show</Button>
    </form>
  );
}
