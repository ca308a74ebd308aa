import type { CalendarDate } from "#lib/core/clock.ts";

/** A form that shows the same page for another period. */
export function PeriodForm({
  action,
  from,
  to,
  look,
}: {
  action: string;
  from: CalendarDate;
  to: CalendarDate;
  /** The class of the button: `filled` for the main button of a page. */
  look: "filled" | "link";
}) {
  return (
    <form className="filters no-print" action={action}>
      <label>
        From <input className="date" type="date" name="from" defaultValue={from} />
      </label>
      <label>
        To <input className="date" type="date" name="to" defaultValue={to} />
      </label>
      <button type="submit" className={look}>
        Show
      </button>
    </form>
  );
}
