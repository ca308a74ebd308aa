import { FilterForm } from "#app/components/forms/filter-form.tsx";
import { Button } from "#app/components/layout/button.tsx";
import type { CalendarDate } from "#lib/core/clock.ts";

/** A form that shows the same page for another period. */
export function PeriodForm({ action, from, to }: { action: string; from: CalendarDate; to: CalendarDate }) {
  return (
    <FilterForm action={action}>
      <label>
        From <input className="w-auto" type="date" name="from" defaultValue={from} />
      </label>
      <label>
        To <input className="w-auto" type="date" name="to" defaultValue={to} />
      </label>
      <Button variant="outlined">Show</Button>
    </FilterForm>
  );
}
